using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Reduces each window of an image to one pixel, or each window of steps to one step, in each channel.</summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="function">The pooling function.</param>
/// <param name="overSteps">Whether the windows lie over the steps of a sequence instead of an image.</param>
internal sealed class PoolingLayer(string attribute, string defaultName, PoolingFunction function, bool overSteps = false) : LayerKind
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override bool ReadsImages => !overSteps;

    public override Value? Build(LayerScope scope)
    {
        WindowArguments window = overSteps ? WindowArguments.OverSteps(scope, "window") : WindowArguments.OverImage(scope, "window");
        if (window.Input(scope) is not { } x || !window.IsComplete || !window.CheckNotCausal(scope))
        {
            return null;
        }

        WindowAxis vertical = window.Vertical(x.Shape, window.Down.Window!.Value);
        WindowAxis horizontal = window.Horizontal(x.Shape, window.Across.Window!.Value);
        if (!window.CheckFit(scope, vertical, horizontal))
        {
            return null;
        }

        PoolingShape size = new(Axis(vertical), Axis(horizontal), x.Shape.Last);
        bool countsPadding = scope.Arguments.Flag("CountPadding");
        return scope.Pool(x, size, countsPadding ? new Mean { CountsPadding = true } : function, window.Output(x.Shape, size.Output));
    }

    private static PoolingAxis Axis(WindowAxis axis) =>
        new(axis.Length, axis.Window, axis.Stride, axis.Dilation, axis.Before, axis.After, axis.Count);
}
