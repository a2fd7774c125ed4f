using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Spreads each pixel of an image over a window of the output, <c>[H, W, C] → [H′, W′, filters]</c> with <c>H′ = (H − 1) · stride − padTop −
/// padBottom + dilation · (kernelHeight − 1) + outputPadding + 1</c>, and W′ likewise.
/// </summary>
internal sealed class Conv2DTranspose : LayerKind
{
    private const string OutputPadding = "OutputPadding";

    public override string Attribute => "Conv2DTranspose";

    public override string DefaultName => "conv2d_transpose";

    public override IReadOnlyList<string> Tensors => KernelArguments.Tensors;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => KernelArguments.TensorsOf(arguments);

    public override bool ReadsImages => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    public override Value? Build(LayerScope scope)
    {
        long? declaredFilters = scope.Positive("filters");
        WindowArguments window = WindowArguments.OverImage(scope, "kernel");
        long? declaredGroups = scope.CountOrOne("Groups");
        long? outputPadding = scope.Arguments.Has(OutputPadding) ? scope.CountFromZero(OutputPadding) : 0;
        Value? x = window.Input(scope);
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (
            declaredFilters is not { } filters
            || declaredGroups is not { } groups
            || outputPadding is not { } added
            || !window.IsComplete
            || !window.CheckNotCausal(scope)
            || x is null
            || !ConvolutionArguments.CheckGroups(scope, groups, x.Shape.Last, filters)
        )
        {
            return null;
        }

        if (
            Axis(scope, window.Down, x.Shape.Axes[0], window.Padding, added) is not { } vertical
            || Axis(scope, window.Across, x.Shape.Axes[1], window.Padding, added) is not { } horizontal
        )
        {
            return null;
        }

        if (window.Padding == WindowArguments.Same && scope.Arguments.Has(OutputPadding))
        {
            string reason = "with Padding.Same the output has stride times as many pixels as the input";
            scope.Report(ProblemIds.NoEffect, OutputPadding, scope.Name, OutputPadding, reason);
        }

        // The kernel has the shape of Keras, as if the layer were the convolution from the output to the input.
        ConvolutionShape size = new(vertical, horizontal, filters, x.Shape.Last, groups);
        long fanIn = Saturate.Multiply(size.Taps, filters / groups);
        long fanOut = Saturate.Multiply(size.Taps, x.Shape.Last);
        (Parameter kernel, Parameter? bias) = KernelArguments.Create(scope, size.Kernel, Shape.Of(filters), fanIn, fanOut);
        Value linear = scope.ConvolveTransposed(x, kernel, bias, size, scope.DropRate("DropConnect"));
        return scope.Activate(linear, AppliedActivation(scope.Arguments));
    }

    /// <summary>Returns the windows of the output along one axis, one for each pixel of the input.</summary>
    private static ConvolutionAxis? Axis(LayerScope scope, WindowSide side, long inputLength, string padding, long outputPadding)
    {
        WindowAxis axis = side.Over(inputLength, defaultStride: 1);
        if (outputPadding >= axis.Stride)
        {
            string range = $"less than the stride, {Literals.Integer(axis.Stride)}";
            string[] words = [scope.Name, OutputPadding, Literals.Integer(outputPadding), range, ""];
            scope.Report(ProblemIds.NumberOutOfRange, OutputPadding, words);
            return null;
        }

        long windows = Saturate.Add(Saturate.Multiply(axis.Length - 1, axis.Stride), axis.Reach);
        (long before, long after) = (axis.Before, axis.After - outputPadding);
        if (padding == WindowArguments.Same)
        {
            // The output has stride pixels for each pixel of the input; as in a convolution, the odd pixel of padding comes last.
            long removed = windows - Saturate.Multiply(axis.Length, axis.Stride);
            before = Math.Max(0, removed / 2);
            after = removed - before;
        }

        // Pixels beyond the last window are pixels of the output without a window.
        long length = Saturate.Add(windows, Math.Max(0, -after));
        ConvolutionAxis result = new(length, axis.Window, axis.Stride, axis.Dilation)
        {
            Skipped = before,
            SkippedBehind = Math.Max(0, after),
        };
        if (result.Kept > 0)
        {
            return result;
        }

        string pixels = Plural.Of(Saturate.Add(windows, outputPadding), "pixel");
        string larger = axis.After > axis.Before ? side.PadNames.After : side.PadNames.Before;
        string[] ofPad =
        [
            scope.Name,
            larger,
            Literals.Integer(Math.Max(axis.Before, axis.After)),
            $"so small that something remains of the {pixels} that the windows cover",
            "",
        ];
        scope.Report(ProblemIds.NumberOutOfRange, larger, ofPad);
        return null;
    }
}
