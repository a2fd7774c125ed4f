namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Rows × vectors of one register tile.</summary>
internal readonly record struct TileShape(int Rows, int Vectors)
{
    public int Sums => Rows * Vectors;

    public override string ToString() => $"{Rows}x{Vectors}";
}
