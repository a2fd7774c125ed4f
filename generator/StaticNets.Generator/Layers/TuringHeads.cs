using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// The memory and the heads of a neural Turing machine (Graves, Wayne, Danihelka 2014, section 3). The columns of the memory
/// <c>M[width, slots]</c> are its slots. One product with the output h of the controller makes for each head a key k, the numbers
/// <c>β = softplus</c>, <c>g = σ</c>, <c>γ = 1 + softplus</c> and a share s of each shift by softmax, and for the write head
/// <c>e = σ</c> and <c>a = tanh</c>. From the weights w of a head at the step before follow the new ones:
/// <c>softmax(β cos(k, M))</c>, of which a share g replaces w, moved by the shifts s, to the power of γ and normalised. Then
/// <c>M ← M (1 − e wᵀ) + a wᵀ</c> with the write head's weights, and <c>r = M w</c> with those of the read head, which reads what has been
/// written in the same step.
/// </summary>
internal sealed class TuringHeads
{
    private const string SlotsName = "Slots";
    private const string WidthName = "Width";
    private const string MaxShiftName = "MaxShift";

    // Those of the experiments of the paper.
    private const long DefaultSlots = 128;
    private const long DefaultWidth = 20;
    private const long DefaultMaxShift = 1;

    private readonly long _slots;
    private readonly long _shifts;
    private Parameter? _kernel;
    private Parameter? _bias;

    private TuringHeads(long slots, long width, long maxShift)
    {
        (_slots, Width, _shifts) = (slots, width, (2 * maxShift) + 1);
    }

    /// <summary>Number of elements of a slot, and of what is read.</summary>
    public long Width { get; }

    /// <summary>Names and shapes of the carried values. Weights of zeros stand for the whole weight on the first slot.</summary>
    public IReadOnlyList<(string Name, Shape Shape)> States =>
        [("Memory", Shape.Of(Width, _slots)), ("WriteWeights", Shape.Of(_slots)), ("ReadWeights", Shape.Of(_slots))];

    // Key, strength, gate, shares of shifts, sharpness.
    private long ColumnsOfHead => Saturate.Add(Width, _shifts + 3);

    private long Columns => Saturate.Multiply(2, Saturate.Add(ColumnsOfHead, Width));

    /// <summary>Reads the arguments; returns <see langword="null"/> after reporting SNET1001 or SNET2007.</summary>
    public static TuringHeads? Read(LayerScope scope)
    {
        long? slots = PositiveOr(scope, SlotsName, DefaultSlots);
        long? width = PositiveOr(scope, WidthName, DefaultWidth);
        long? maxShift = PositiveOr(scope, MaxShiftName, DefaultMaxShift);
        if (slots is not { } count || width is not { } length || maxShift is not { } most)
        {
            return null;
        }

        if ((2 * most) + 1 <= count)
        {
            return new TuringHeads(count, length, most);
        }

        // Two shifts would lead to the same slot.
        (string argument, string range) =
            scope.Arguments.Has(MaxShiftName) && count > 2
                ? (MaxShiftName, $"at most {Literals.Integer((count - 1) / 2)}, since there are {Literals.Integer(count)} slots")
                : (
                    SlotsName,
                    $"at least {Literals.Integer((2 * most) + 1)}, one for each shift from -{Literals.Integer(most)} to {Literals.Integer(most)}"
                );
        scope.Report(ProblemIds.NumberOutOfRange, argument, scope.Name, argument, scope.Arguments.TextOr(argument, ""), range, "");
        return null;
    }

    private static long? PositiveOr(LayerScope scope, string argument, long otherwise) =>
        scope.Arguments.Has(argument) ? scope.Positive(argument) : otherwise;

    /// <summary>Creates kernel and bias of the product with the controller's output. The activation of the layer does not concern it.</summary>
    public void CreateParameters(LayerScope scope, long units)
    {
        _kernel = KernelArguments.Kernel(scope, Shape.Of(units, Columns), units, Columns, "head_kernel", "Linear");
        _bias = KernelArguments.OptionalBias(scope, Shape.Of(Columns), units, Columns, name: "head_bias");
    }

    /// <summary>Adds the operations of one step.</summary>
    /// <param name="h">The output of the controller.</param>
    /// <param name="before">The values of <see cref="States"/> before the step.</param>
    /// <returns>What the read head reads, and the values of <see cref="States"/> after the step.</returns>
    public (Value Read, IReadOnlyList<Value> After) Move(LayerScope scope, Value h, IReadOnlyList<Value> before)
    {
        Value heads = scope.Project(h, _kernel!, _bias, "Heads", dropRate: null);
        Value written = Address(scope, heads, ColumnsOfHead, before[0], before[1], "Write");
        Value erased = Activate(scope, scope.Columns(heads, 2 * ColumnsOfHead, Width, "Erased"), "Sigmoid");
        Value added = Activate(scope, scope.Columns(heads, (2 * ColumnsOfHead) + Width, Width, "Added"), "Tanh");
        Value memory = scope.EraseAndAdd(before[0], written, erased, added, "Memory");
        Value read = Address(scope, heads, 0, memory, before[2], "Read");
        return (scope.WeightedSum(memory, read, "Reading"), [memory, written, read]);
    }

    /// <summary>Adds the operations that compute the weights of a head.</summary>
    /// <param name="first">The first of the head's columns.</param>
    /// <param name="head">The name of the head.</param>
    private Value Address(LayerScope scope, Value heads, long first, Value memory, Value before, string head)
    {
        long at = first;
        Value key = Next(Width, "Key");
        Value strength = Activate(scope, Next(1, "Strength"), "Softplus");
        Value gate = Activate(scope, Next(1, "Gate"), "Sigmoid");
        Value shares = Activate(scope, Next(_shifts, "Shifts"), "Softmax");
        Value sharpness = scope.Affine(Activate(scope, Next(1, "Sharpness"), "Softplus"), 1, 1);
        Value content = scope.ScaledSoftmax(scope.CosineSimilarity(memory, key, head + "Cosines"), strength, head + "Content");
        Value focus = scope.AddMissingWeight(before, head + "Focus");
        Value moved = scope.ConvolveCircle(scope.Interpolate(content, focus, gate, head + "Mixed"), shares, head + "Moved");
        return scope.ScaledSoftmax(scope.Logarithm(moved, head + "Logarithms"), sharpness, head + "Weights");

        Value Next(long count, string role)
        {
            Value columns = scope.Columns(heads, at, count, head + role);
            at += count;
            return columns;
        }
    }

    private static Value Activate(LayerScope scope, Value x, string activation) => scope.Activate(x, activation, takesNumbers: false);
}
