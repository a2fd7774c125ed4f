namespace StaticNets.Csv;

/// <summary>How to treat a row in which a selected field is missing.</summary>
public enum MissingValues
{
    /// <summary>A missing value is an error.</summary>
    Error,

    /// <summary>The row is left out.</summary>
    DropRow,

    /// <summary>
    /// A missing number is replaced by the mean of the present values of its column in this file; a missing target is an error.
    /// </summary>
    Mean,

    /// <summary>A missing number is replaced by <see cref="CsvOptions.MissingConstant"/>; a missing target is an error.</summary>
    Constant,
}
