namespace StaticNets.Tool.Importing.Layouts;

/// <summary>
/// A run of indices that stays together. An axis is a product of extents: after a flatten, one axis is that of channels, rows and columns.
/// So it is known which elements a flattened image has where, whichever order the model and the network store them in. Extents are told
/// apart by reference; an axis of length 1 has none.
/// </summary>
/// <param name="length">The number of indices.</param>
/// <param name="isBatch">Whether the indices count the rows, which are no part of a sample's shape.</param>
internal sealed class Extent(int length, bool isBatch = false)
{
    public int Length { get; } = length;

    public bool IsBatch { get; } = isBatch;

    /// <summary>Returns an axis of a new extent.</summary>
    public static Extent[] Axis(int length) => length == 1 ? [] : [new Extent(length)];

    public override string ToString() => IsBatch ? "N" : $"{Length}";
}
