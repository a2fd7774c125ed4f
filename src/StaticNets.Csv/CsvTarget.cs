namespace StaticNets.Csv;

/// <summary>The kind of values in the target column.</summary>
public enum CsvTarget
{
    /// <summary>Numbers: one target value for each row.</summary>
    Number,

    /// <summary>Names or numbers of classes, which become class indices.</summary>
    ClassLabel,
}
