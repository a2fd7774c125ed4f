namespace StaticNets.Csv;

/// <summary>What the target column holds.</summary>
public enum CsvTarget
{
    /// <summary>Numbers: one dense target a row.</summary>
    Number,

    /// <summary>Names or numbers of classes, which become class indices.</summary>
    ClassLabel,
}
