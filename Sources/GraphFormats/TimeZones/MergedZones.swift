/// Places whose clocks have agreed with those of another since 1970, after the link file of the IANA time zone
/// database (2026).
enum MergedZones {
  /// By name: the place whose history is used.
  static let mainPlace: [String: String] = {
    var places: [String: String] = [:]
    for (place, others) in groups {
      for other in others.split(separator: " ") { places[String(other)] = place }
    }
    return places
  }()

  private static let groups = [
    (
      "Africa/Abidjan",
      """
      Africa/Accra Africa/Bamako Africa/Banjul Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome \
      Africa/Nouakchott Africa/Ouagadougou Atlantic/Reykjavik Atlantic/St_Helena
      """
    ),
    ("Africa/Johannesburg", "Africa/Maseru Africa/Mbabane"),
    (
      "Africa/Lagos",
      """
      Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Libreville Africa/Luanda \
      Africa/Malabo Africa/Niamey Africa/Porto-Novo
      """
    ),
    (
      "Africa/Maputo",
      """
      Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali Africa/Lubumbashi \
      Africa/Lusaka
      """
    ),
    (
      "Africa/Nairobi",
      """
      Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala \
      Africa/Mogadishu Indian/Antananarivo Indian/Comoro Indian/Mayotte
      """
    ),
    ("America/Panama", "America/Atikokan America/Cayman"),
    ("America/Phoenix", "America/Creston"),
    (
      "America/Puerto_Rico",
      """
      America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon America/Curacao \
      America/Dominica America/Grenada America/Guadeloupe America/Montserrat America/Port_of_Spain \
      America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola
      """
    ),
    ("America/Toronto", "America/Nassau"),
    ("Asia/Bangkok", "Asia/Phnom_Penh Asia/Vientiane Indian/Christmas"),
    ("Asia/Dubai", "Asia/Muscat Indian/Mahe Indian/Reunion"),
    ("Asia/Kuching", "Asia/Brunei"),
    ("Asia/Qatar", "Asia/Bahrain"),
    ("Asia/Riyadh", "Antarctica/Syowa Asia/Aden Asia/Kuwait"),
    ("Asia/Singapore", "Asia/Kuala_Lumpur"),
    ("Asia/Yangon", "Indian/Cocos"),
    ("Europe/Belgrade", "Europe/Ljubljana Europe/Sarajevo Europe/Skopje Europe/Zagreb"),
    ("Europe/Berlin", "Europe/Copenhagen Europe/Oslo Europe/Stockholm"),
    ("Europe/Brussels", "Europe/Amsterdam Europe/Luxembourg"),
    ("Europe/London", "Europe/Guernsey Europe/Isle_of_Man Europe/Jersey"),
    ("Europe/Paris", "Europe/Monaco"),
    ("Europe/Zurich", "Europe/Vaduz"),
    ("Indian/Maldives", "Indian/Kerguelen"),
    ("Pacific/Auckland", "Antarctica/McMurdo"),
    ("Pacific/Guadalcanal", "Pacific/Pohnpei"),
    ("Pacific/Guam", "Pacific/Saipan"),
    ("Pacific/Pago_Pago", "Pacific/Midway"),
    ("Pacific/Port_Moresby", "Antarctica/DumontDUrville Pacific/Chuuk"),
    ("Pacific/Tarawa", "Pacific/Funafuti Pacific/Majuro Pacific/Wake Pacific/Wallis"),
  ]
}
