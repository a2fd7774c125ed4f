using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

// Operations that rearrange, enlarge or mask images, or compare values.
internal sealed partial class LayerScope
{
    /// <summary>Copies the elements of a view of each row; returns the value itself if these are all elements in their order.</summary>
    /// <param name="keepsSteps">Whether each step of a sequence is computed from the same step of the input.</param>
    public Value Copy(Value x, StridedView view, Shape output, bool keepsSteps = false)
    {
        if (view.IsWholeRow(x.Shape.Length) && (keepsSteps || !x.Shape.HasAnySteps))
        {
            return output == x.Shape ? x : View(x, output);
        }

        Value y = program.NewValue(Camel + "Output", output) with { Steps = x.Steps };
        return program.Add(new StridedCopy(Label("Copy"), x, y, view, keepsSteps));
    }

    /// <summary>Makes an axis of an image several times longer by linear interpolation; returns the value itself if the factor is 1.</summary>
    public Value Interpolate(Value x, int axis, long factor)
    {
        if (factor == 1)
        {
            return x;
        }

        EquatableArray<long> axes = x.Shape.Axes;
        long length = axes[axis];
        Shape output = new(axes.Select((other, i) => i == axis ? Saturate.Multiply(other, factor) : other).ToEquatableArray());
        Value y = program.NewValue(Camel + (axis == 0 ? "Output" : "Widened"), output);
        return program.Add(new LinearResampling(x, y, Product(axes.Take(axis)), length, Product(axes.Skip(axis + 1)), factor));

        static long Product(IEnumerable<long> lengths) => lengths.Aggregate(1L, Saturate.Multiply);
    }

    /// <summary>Drops whole channels of each sample in training steps.</summary>
    public Value DropChannels(Value x, LayerNumber rate) =>
        program.Add(new ChannelDropout(Label("Dropout"), x, program.NewValue(Camel + "Output", x.Shape), rate, program.Dropouts++));

    /// <summary>Computes the larger or the smaller of two values in each element.</summary>
    public Value Extremum(Value a, Value b, bool isMaximum) =>
        program.Add(new ElementwiseExtremum(Label("Extremum"), a, b, Joined([a, b], a.Shape), isMaximum));

    /// <summary>Sums over windows of neighbouring channels.</summary>
    /// <param name="before">Channels of the window in front of a channel.</param>
    /// <param name="after">Channels of the window behind it.</param>
    public Value SumWindows(Value x, long before, long after) =>
        program.Add(new ChannelWindowSum(x, program.NewValue(Camel + "Sums", x.Shape) with { Steps = x.Steps }, before, after));

    /// <summary>Computes <c>x^−exponent</c> for positive x.</summary>
    public Value NegativePower(Value x, double exponent)
    {
        Value y = program.NewValue(Camel + "Power", x.Shape) with { Steps = x.Steps };
        return program.Add(new Pointwise(Label("Power"), x, y, new NegativePower(exponent)));
    }
}
