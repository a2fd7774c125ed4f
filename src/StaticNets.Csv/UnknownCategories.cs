namespace StaticNets.Csv;

/// <summary>How to treat a word that is not in the given <see cref="CsvOptions.Categories"/>.</summary>
public enum UnknownCategories
{
    /// <summary>An unknown word is an error.</summary>
    Error,

    /// <summary>All features of the column are 0 in the row of an unknown word.</summary>
    Zeros,
}
