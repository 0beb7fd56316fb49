/// Something that the bulk loader leaves to the careful one, which explains it: a mistake, a warning, or a
/// form that is rare.
struct BulkOddity: Error {}
