using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Collects the kernel calls of one pass and names the buffers that they work on.</summary>
internal abstract class Pass(Element element, KernelSet kernels, Buffers buffers)
{
    private readonly List<Step> _steps = [];

    public Element Element { get; } = element;

    public KernelSet Kernels { get; } = kernels;

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Whether the pass is so small that its sums are unrolled and its kernels inlined.</summary>
    public bool Unrolled { get; init; }

    /// <summary>What the compiler is asked to do with a kernel of few vocabulary calls.</summary>
    public string JitHint => Unrolled ? JitHints.Inlined : JitHints.Optimized;

    protected Buffers Buffers { get; } = buffers;

    public Buffer Of(Value value) => Buffers.Of(value);

    public Buffer Of(Parameter parameter) => Buffers.Of(parameter);

    /// <summary>Working memory of an operation, with one row for each sample.</summary>
    public Buffer RowScratch(string name, long length) => new(name, BufferHome.Workspace, Element.Pad(length));

    /// <summary>Working memory of an operation, with a fixed number of rows.</summary>
    public Buffer Scratch(string name, long rows, long length) => new(name, BufferHome.Workspace, Element.Pad(length), rows);

    public void Call(string comment, string kernel, params Argument[] arguments) => _steps.Add(new Step(comment, "", kernel, arguments));

    public void Return(string comment, string kernel, params Argument[] arguments) =>
        _steps.Add(new Step(comment, "return ", kernel, arguments));
}

/// <summary>From the input to the output.</summary>
internal sealed class ForwardPass(Element element, KernelSet kernels, Buffers buffers) : Pass(element, kernels, buffers)
{
    /// <summary>Whether it is the forward half of training (what backward reads must be written) or prediction.</summary>
    public bool Training { get; init; }

    /// <summary>Says that the output is its input, unchanged, so that no copy is made.</summary>
    public void Alias(Value output, Value input) => Buffers.Alias(output, input);
}
