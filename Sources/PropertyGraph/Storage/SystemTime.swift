import Glibc

/// The clock of the computer.
public enum SystemTime {
  /// Seconds since 1970-01-01T00:00Z, and nanoseconds of the second.
  public static func now() -> (epochSecond: Int64, nanosecond: Int) {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return (Int64(time.tv_sec), Int(time.tv_nsec))
  }
}
