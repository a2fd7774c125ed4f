using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Takes elements of an axis in any order: the product with a matrix of zeros and ones, a layer that training leaves unchanged. Each sum
/// has one term that is not zero, so that the result is exact.
/// </summary>
internal static class Selection
{
    /// <summary>Returns the value with the given elements along an axis.</summary>
    /// <param name="context">The node.</param>
    /// <param name="flow">The value.</param>
    /// <param name="axis">The axis of the model.</param>
    /// <param name="places">For each element of the result, that of the value.</param>
    /// <exception cref="RefusalException">The axis is that of the rows, or too long.</exception>
    public static Flow Apply(NodeContext context, Flow flow, int axis, int[] places)
    {
        int length = flow.Shape[axis];
        if (!Flow.IsOfSample(flow.Axes[axis]))
        {
            throw new RefusalException("rows cannot be taken out of the batch");
        }

        Constant.Limit([length, places.Length], 0);
        double[] kernel = new double[length * places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            kernel[(places[i] * places.Length) + i] = 1;
        }

        Flow last = flow with { Axes = [.. flow.Axes.Where((_, i) => i != axis), flow.Axes[axis]] };
        Flow taken = DenseLayers.Product(context, last, new([length, places.Length], kernel, ElementType.Single), out var layer);
        layer.Set("UseBias", false, true).Set("Frozen", true);
        List<Extent[]> axes = [.. taken.Axes[..^1]];
        axes.Insert(axis, taken.Axes[^1]);
        return taken with { Axes = [.. axes] };
    }
}
