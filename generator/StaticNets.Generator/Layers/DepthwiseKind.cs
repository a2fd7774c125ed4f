using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Base of layers that apply to each channel of an image filters of its own.</summary>
internal abstract class DepthwiseKind : LayerKind
{
    public override bool ReadsImages => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    /// <summary>The input with the padding around it, and the lengths of the convolution.</summary>
    protected sealed record Placed(Value Image, ConvolutionShape Size);

    /// <summary>Reads the arguments for the filters of each channel; returns <see langword="null"/> after an error.</summary>
    protected static Placed? Place(LayerScope scope)
    {
        WindowArguments window = WindowArguments.OverImage(scope, "kernel");
        long? declaredMultiplier = scope.CountOrOne("Multiplier");
        Value? x = window.Input(scope);
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (
            declaredMultiplier is not { } multiplier
            || !window.IsComplete
            || !window.CheckNotCausal(scope)
            || x is null
            || window.Axes(scope, x.Shape) is not var (vertical, horizontal)
        )
        {
            return null;
        }

        long channels = x.Shape.Last;
        ConvolutionShape size = new(
            ConvolutionArguments.Windows(vertical),
            ConvolutionArguments.Windows(horizontal),
            channels,
            Saturate.Multiply(channels, multiplier),
            Groups: channels
        );
        return new Placed(scope.PadImage(x, size.Image, vertical.Before, horizontal.Before), size);
    }

    /// <summary>Creates the kernel with the filters of each channel, <c>[kernelHeight, kernelWidth, 1, channels · multiplier]</c>.</summary>
    /// <param name="activation">The activation that the filtered channels go to; by default that of the layer.</param>
    protected static Parameter Kernel(LayerScope scope, ConvolutionShape size, string name, string? activation = null) =>
        KernelArguments.Kernel(scope, size.Kernel, size.Taps, size.Taps * (size.Filters / size.Channels), name, activation);
}
