namespace StaticNets;

/// <summary>
/// A neural Turing machine (Graves, Wayne, Danihelka 2014): a recurrent layer with a memory of <see cref="Slots"/> × <see cref="Width"/>
/// numbers for each sequence. At each step a controller reads the input and what was read from the memory in the step before; from its
/// output h one product makes the parameters of a write head and a read head. Each head finds its slots by their content and by where it was
/// before. The write head erases and adds, then the read head reads r. The output is <c>[h, r]</c>: <c>[steps, features] → [units + Width]</c>
/// after the last step, or <c>[steps, units + Width]</c> with <see cref="RecurrentLayerAttribute.ReturnSequences"/>. Memory and states begin
/// with zeros, both heads at the first slot.
/// </summary>
/// <param name="units">Number of elements of h, positive.</param>
public sealed class NeuralTuringAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of elements of h; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public NeuralTuringAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>Number of slots of the memory, at least <c>2 · MaxShift + 1</c>; default 128.</summary>
    public int Slots { get; set; } = 128;

    /// <summary>Number of elements of a slot, positive; default 20.</summary>
    public int Width { get; set; } = 20;

    /// <summary>The largest number of slots by which a head can move in one step, positive; default 1.</summary>
    public int MaxShift { get; set; } = 1;

    /// <summary>The controller; default a long short-term memory.</summary>
    public TuringController Controller { get; set; }

    /// <summary>The function σ of the gates of a long short-term memory as controller; default sigmoid.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the bias of the forget gate of a long short-term memory as controller begins at 1, so that the cell remembers at first
    /// (Jozefowicz et al. 2015); default true.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;
}
