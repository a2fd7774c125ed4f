namespace StaticNets;

/// <summary>
/// Base of blocks. A block is a stack of layers that networks use like a single layer: a class derived from this one, with the layers as
/// its attributes. The integers that its constructor takes are the parameters of the block, and the sizes of its layers can be expressions
/// of them: <c>[Dense("2 * units")] public sealed class WideAttribute(int units) : BlockAttribute</c> is used as <c>[Wide(32)]</c>.
/// </summary>
/// <remarks>
/// Inside the block, <c>"input"</c> is what the block reads, of any shape, and the output of the block is that of its last layer. Each use
/// has weights of its own, whose names begin with the name of the use: <c>wide/dense/kernel</c>.
/// </remarks>
public abstract class BlockAttribute : LayerAttribute
{
#pragma warning disable RS0022 // Blocks of users derive from this class, and its base has no protected members.
    /// <summary>Creates the attribute.</summary>
    protected BlockAttribute() { }
#pragma warning restore RS0022

    /// <summary>
    /// How often the block stands here, each time with weights of its own and reading the one before; positive, default 1. The repetitions
    /// are called by their numbers: <c>wide/0/dense/kernel</c>.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
