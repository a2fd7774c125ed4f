using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Takes elements of an axis in any order: the product with a matrix of zeros and ones, a layer that training leaves unchanged. Each sum
/// has at most one term that is not zero, so that the result is exact.
/// </summary>
internal static class Selection
{
    /// <summary>The place of an element that is not taken from the value.</summary>
    public const int Outside = -1;

    /// <summary>Returns the value with the given elements along an axis.</summary>
    /// <param name="context">The node.</param>
    /// <param name="flow">The value.</param>
    /// <param name="axis">The axis of the model.</param>
    /// <param name="count">The number of elements of the result.</param>
    /// <param name="placeOf">For each element of the result, that of the value, or <see cref="Outside"/>.</param>
    /// <param name="outside">What the elements are that are not taken.</param>
    /// <exception cref="RefusalException">The axis is that of the rows, or too long.</exception>
    public static Flow Apply(NodeContext context, Flow flow, int axis, int count, Func<int, int> placeOf, double outside = 0)
    {
        int length = flow.Shape[axis];
        if (!Flow.IsOfSample(flow.Axes[axis]))
        {
            throw new RefusalException("rows cannot be taken out of the batch, and none added");
        }

        Constant.Limit([length, count], 0);
        int[] places = [.. Enumerable.Range(0, count).Select(placeOf)];
        if (outside == 0 && flow.Taken?.Undone(flow, axis, places) is { } undone)
        {
            return undone;
        }

        double[] kernel = new double[length * places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] != Outside)
            {
                kernel[(places[i] * places.Length) + i] = 1;
            }
        }

        Flow taken = DenseLayers.Along(context, flow, axis, new([length, places.Length], kernel, ElementType.Single), out Layer layer);
        layer.Set("UseBias", outside != 0, true).Set("Frozen", true);
        if (outside != 0)
        {
            layer.Add("bias", [places.Length], [.. places.Select(place => place == Outside ? outside : 0)]);
        }

        return outside == 0 ? taken with { Taken = new(layer, taken.Axes[axis], flow, flow.Axes[axis], places) } : taken;
    }
}
