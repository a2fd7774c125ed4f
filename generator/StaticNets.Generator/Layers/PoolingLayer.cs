using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Reduces each window of an image to one pixel, in each channel.</summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="function">The pooling function.</param>
internal sealed class PoolingLayer(string attribute, string defaultName, PoolingFunction function) : LayerKind
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        WindowArguments window = WindowArguments.Read(scope, "window");
        if (scope.Image() is not { } x || !window.IsComplete || !window.CheckPadOfPooling(scope))
        {
            return null;
        }

        WindowAxis vertical = window.Vertical(x.Shape.Axes[0], dilation: 1, window.Height!.Value);
        WindowAxis horizontal = window.Horizontal(x.Shape.Axes[1], dilation: 1, window.Width!.Value);
        return window.CheckFit(scope, vertical, horizontal)
            ? scope.Pool(x, new PoolingShape(Axis(vertical), Axis(horizontal), x.Shape.Last), function)
            : null;
    }

    private static PoolingAxis Axis(WindowAxis axis) => new(axis.Length, axis.Window, axis.Stride, axis.Before, axis.Count);
}
