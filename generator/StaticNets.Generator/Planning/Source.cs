namespace StaticNets.Generator.Planning;

/// <summary>A source that a layer reads: an input of the network or another layer, given by its index.</summary>
internal readonly record struct Source(bool IsInput, int Index)
{
    public static Source Input(int index) => new(true, index);

    public static Source Layer(int index) => new(false, index);
}
