namespace StaticNets.Csv;

/// <summary>What becomes of a word that is none of the given <see cref="CsvOptions.Categories"/>.</summary>
public enum UnknownCategories
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>All features of its column are 0.</summary>
    Zeros,
}
