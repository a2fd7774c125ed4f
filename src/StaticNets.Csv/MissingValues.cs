namespace StaticNets.Csv;

/// <summary>What becomes of a row in which a picked field is missing.</summary>
public enum MissingValues
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>The row is left out.</summary>
    DropRow,

    /// <summary>A missing number becomes the mean of those of its column that are there, in this file; a missing target is an error.</summary>
    Mean,

    /// <summary>A missing number becomes <see cref="CsvOptions.MissingConstant"/>; a missing target is an error.</summary>
    Constant,
}
