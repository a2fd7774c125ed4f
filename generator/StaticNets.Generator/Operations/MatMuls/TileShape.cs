namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>The size of a register tile: rows × vectors.</summary>
internal readonly record struct TileShape(int Rows, int Vectors)
{
    public int Sums => Rows * Vectors;

    public override string ToString() => $"{Rows}x{Vectors}";
}
