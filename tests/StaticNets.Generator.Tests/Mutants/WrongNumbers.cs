using System.Globalization;
using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Numbers that an argument cannot have.</summary>
internal static class WrongNumbers
{
    // A shape with this size has more elements than an array can have, whatever its other sizes are.
    private const string LargestSize = "2147483647";
    private const long LargeSize = 2_000_000_000;
    private const long LargePad = 100_000;
    private const long LargeKernel = 50_000;

    public static IEnumerable<WrongValue> Of(WrittenValue value) =>
        value.Argument switch
        {
            "axis" or "order" => OutsideOf(value.Layer!.Source.Shape.Length, value, mayCountFromEnd: value.Argument == "axis"),
            "start" => OutsideOf(SlicedLength(value), value, mayCountFromEnd: true),
            "end" => OutsideOf(SlicedLength(value) + 1, value, mayCountFromEnd: true),
            "cropping" or "padding" or "top" or "bottom" or "left" or "right" => WrongSide(value),
            "height" or "width" when value.Attribute != "UpSampling2D" => WrongSide(value),
            "size" or "height" or "width" when value.Attribute == "UpSampling2D" => [.. NoSize(value), new("beyond an array", LargestSize)],
            "size" => NoSize(value),
            "factor" when value.Attribute == "PixelShuffle" => [.. NoSize(value), .. NoFactor(value)],
            "n" => [.. NoSize(value), new("beyond an array", LargestSize)],
            "vocabulary" or "features" => [.. NoSize(value), new("beyond an array", LargestSize)],
            "units" => [.. NoSize(value), new("beyond an array", Text(LargeSize))],
            "filters" => [.. NoSize(value), new("beyond an array", Text(LargeSize / Groups(value) * Groups(value)))],
            "heads" => [.. NoSize(value), .. WrongHeads(value)],
            "keyDimension" or "ValueDimension" => [.. NoSize(value), new("beyond an array", Text(LargeSize))],
            "Slots" => [.. NoSize(value), .. Each("fewer than the shifts", "1", "2")],
            "Width" => [.. NoSize(value), new("beyond an array", Text(LargeSize))],
            "MaxShift" => [.. NoSize(value), .. Each("more shifts than slots", "1000", "int.MaxValue")],
            "Window" => Each("negative", "-1", "-" + value.Text, "int.MinValue"),
            "Inputs" => [.. NoSize(value), .. Contradicting(value)],
            "shape" when value.Attribute == "Input" => [.. NoSize(value), new("beyond an array", LargestSize)],
            "shape" => [.. NoSize(value), .. OtherCount(value)],
            "kernel" or "kernelHeight" or "kernelWidth" or "window" or "windowHeight" or "windowWidth" =>
            [
                .. NoSize(value),
                .. LargeWindow(value),
            ],
            "Strides" or "StrideHeight" or "StrideWidth" or "Repeat" or "Multiplier" => NoSize(value),
            "DilationHeight" or "DilationWidth" => NoSize(value),
            "Dilation" => [.. NoSize(value), .. LargeDilation(value)],
            "Groups" or "groups" => [.. NoSize(value), .. NoDivisor(value)],
            "Axis" => OutsideOfTheShape(value),
            "Pad" or "PadTop" or "PadBottom" or "PadLeft" or "PadRight" or "PadBefore" or "PadAfter" => Each(
                "negative",
                "-1",
                "int.MinValue"
            ),
            "OutputPadding" => [.. Each("negative", "-1", "int.MinValue"), .. Each("not less than the stride", Text(LargeSize))],
            "rate" or "DropConnect" or "Dropout" or "RecurrentDropout" => Each(
                "no probability below 1",
                "1",
                "1.5",
                "-0.1",
                "50",
                "double.NaN"
            ),
            "Beta" when value.Attribute != "Sampling" => NotSingle,
            "Minimum" => [.. NotSingle, .. Each("not below the upper bound", "1000", "2.5")],
            "Maximum" => [.. NotSingle, .. Each("not above the lower bound", "-1000", "-2.5")],
            "Beta" or "TargetWeight" => [.. Each("negative", "-1", "-1e-9"), .. NotFinite],
            "Target" => Each("not between 0 and 1", "0", "1", "-0.1", "5", "double.NaN"),
            "ElasticNetAlpha" or "Momentum" or "Leak" or "TraceDecay" => Each("not from 0 to 1", "-0.1", "1.01", "double.NaN"),
            "L1" or "L2" or "ElasticNet" => [.. Each("negative", "-" + value.Text), .. NotFinite],
            "factor" => [.. Each("hides the input", "0", "1 / 255"), .. NotSingle],
            "Offset" or "values" or "InitialValue" => NotSingle,
            "Threshold" or "InputDeviation" or "RecurrentDeviation" or "deviation" or "Epsilon" or "MaxNorm" or "Alpha" or "K" or "Gamma" =>
                [.. Each("not above zero", "0", "-" + value.Text), .. NotFinite],
            "InitializerValue" or "KernelInitializerValue" or "RecurrentInitializerValue" or "BiasInitializerValue" => OfInitializer(value),
            _ => [],
        };

    private static WrongValue[] NotFinite { get; } =
    [.. Each("not finite", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity")];

    private static WrongValue[] NotSingle { get; } = [.. NotFinite, .. Each("not finite in single precision", "1e39", "-1e300")];

    private static IEnumerable<WrongValue> Each(string reason, params string[] texts) => texts.Select(text => new WrongValue(reason, text));

    private static IEnumerable<WrongValue> NoSize(WrittenValue value) =>
        [new("zero", "0"), new("negative", "-" + value.Text), new("negative", "-1"), new("negative", "int.MinValue")];

    private static IEnumerable<WrongValue> Contradicting(WrittenValue value)
    {
        long produced = value.Layer!.Source.Shape[^1];
        return Each("contradicts the layer above", Text(produced + 1), Text(2 * produced), Text((10 * produced) + 3));
    }

    private static IEnumerable<WrongValue> OtherCount(WrittenValue value)
    {
        long axis = Number(value.Text);
        return Each("another number of elements", Text(axis + 1), Text(axis * 2), Text((axis * 10) + 1));
    }

    /// <summary>Returns indices beyond a number of them; negative ones are wrong too, unless they count from the end.</summary>
    private static IEnumerable<WrongValue> OutsideOf(long count, WrittenValue value, bool mayCountFromEnd) =>
        [
            .. Each("too large", Text(count), Text(count + 5)),
            .. Each("too far from the end", Text(mayCountFromEnd ? -count - 1 : -1), Text(-count - 9)),
        ];

    private static long SlicedLength(WrittenValue value)
    {
        long[] shape = value.Layer!.Source.Shape;
        long axis = Number(value.Layer.Arguments[0]);
        return shape[axis < 0 ? axis + shape.Length : axis];
    }

    private static IEnumerable<WrongValue> WrongSide(WrittenValue value)
    {
        IEnumerable<WrongValue> negative = Each("negative", "-1", "-3", "int.MinValue");
        long longest = value.Layer!.Source.Shape.Take(2).Max();
        return value.Attribute == "Cropping2D"
            ? [.. negative, .. Each("all of the image", Text(longest), Text(longest + 20))]
            : [.. negative, new("beyond an array", LargestSize)];
    }

    private static IEnumerable<WrongValue> NoFactor(WrittenValue value)
    {
        long channels = value.Layer!.Source.Shape[2];
        return Enumerable.Range(2, 4).Append(1000).Where(f => channels % (f * f) != 0).SelectMany(f => Each("does not divide", Text(f)));
    }

    private static IEnumerable<WrongValue> LargeWindow(WrittenValue value)
    {
        RandomLayer layer = value.Layer!;
        if (FitsAlways(layer))
        {
            // With this padding any window fits on the image, so a large window is a mistake only if an array cannot hold the kernel.
            return layer.Kind == "Conv2D" && value.Argument == "kernel" ? Each("beyond an array", Text(LargeKernel))
                : layer.Kind == "Conv1D" ? Each("beyond an array", LargestSize)
                : [];
        }

        long height = Padded(layer, 0);
        long width = layer.Shape.Length == 2 ? height : Padded(layer, 1);
        long most =
            value.Argument.EndsWith("Height", StringComparison.Ordinal) ? height
            : value.Argument.EndsWith("Width", StringComparison.Ordinal) ? width
            : Math.Min(height, width);

        return Each("larger than the image", Text(most + 1), Text((2 * most) + 7), Text(LargeSize));
    }

    private static IEnumerable<WrongValue> LargeDilation(WrittenValue value)
    {
        RandomLayer layer = value.Layer!;
        (long height, long width) = Window(value.Layer!);
        if (layer.Properties.ContainsKey("DilationHeight"))
        {
            height = 1;
        }

        if (layer.Properties.ContainsKey("DilationWidth"))
        {
            width = 1;
        }

        if (FitsAlways(layer) || (height == 1 && width == 1))
        {
            return [];
        }

        // The smallest dilation with which two elements of a window cannot both lie on the padded image.
        long most = Math.Min(
            height > 1 ? Padded(layer, 0) : long.MaxValue,
            width > 1 ? Padded(layer, layer.Shape.Length - 2) : long.MaxValue
        );
        return Each("larger than the image", Text(most), Text(most + 5), Text(LargeSize));
    }

    private static IEnumerable<WrongValue> NoDivisor(WrittenValue value)
    {
        long channels = value.Layer!.Source.Shape[^1];
        long filters = value.Layer.Shape[^1];
        long[] wrong = [.. Enumerable.Range(2, 7).Select(i => (long)i).Append(channels + 1).Append(1000)];
        return wrong.Where(groups => channels % groups != 0 || filters % groups != 0).SelectMany(g => Each("does not divide", Text(g)));
    }

    private static IEnumerable<WrongValue> OutsideOfTheShape(WrittenValue value)
    {
        int rank = value.Layer!.Shape.Length;
        return Each("outside of the shape", Text(rank), Text(rank + 5), Text(-rank - 1), "int.MaxValue", "int.MinValue");
    }

    /// <summary>Heads that share the features must divide them; other heads may only be too many for an array.</summary>
    private static IEnumerable<WrongValue> WrongHeads(WrittenValue value)
    {
        long features = value.Layer!.Source.Shape[1];
        return value.Layer.Arguments.Count > 1
            ? Each("beyond an array", Text(LargeSize))
            : Enumerable.Range(2, 7).Append(1000).Where(heads => features % heads != 0).SelectMany(h => Each("does not divide", Text(h)));
    }

    /// <summary>Returns wrong values for an initialiser: a standard deviation must be positive, a constant must only be finite.</summary>
    private static IEnumerable<WrongValue> OfInitializer(WrittenValue value) =>
        value.Layer!.Properties[value.Argument[..^"Value".Length]] == "Initializer.Normal"
            ? [.. Each("not above zero", "0", "-" + value.Text), .. NotFinite]
            : NotFinite;

    private static bool FitsAlways(RandomLayer layer) =>
        layer.Properties.GetValueOrDefault("Padding") is "Padding.Same" or "Padding.Causal" || layer.Kind == "Conv2DTranspose";

    private static long Padded(RandomLayer layer, int axis)
    {
        string[] sides =
            layer.Source.Shape.Length == 2 ? ["PadBefore", "PadAfter"]
            : axis == 0 ? ["PadTop", "PadBottom"]
            : ["PadLeft", "PadRight"];
        string pad = layer.Properties.GetValueOrDefault("Pad", "0");
        return layer.Source.Shape[axis] + sides.Sum(side => Number(layer.Properties.GetValueOrDefault(side, pad)));
    }

    private static long Groups(WrittenValue value) => Number(value.Layer!.Properties.GetValueOrDefault("Groups", "1"));

    public static (long Height, long Width) Window(RandomLayer layer)
    {
        string[] written = [.. layer.Arguments.Skip(layer.Kind is "Conv1D" or "Conv2D" or "SeparableConv2D" or "Conv2DTranspose" ? 1 : 0)];
        long[] sides = [.. written.OrderBy(text => text.Contains("Width", StringComparison.Ordinal)).Select(Number)];
        return (sides[0], sides[^1]);
    }

    /// <summary>Parses a number, which may follow the name of its parameter.</summary>
    private static long Number(string text) => long.Parse(text.Split(": ")[^1], CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
