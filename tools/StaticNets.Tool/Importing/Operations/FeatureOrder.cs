using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The order of the elements of an axis in the network, compared with that in the model.</summary>
internal static class FeatureOrder
{
    /// <summary>Returns, for each element of the network's axis, the element of the model's axis.</summary>
    /// <param name="model">The extents of the axis in the model.</param>
    /// <param name="stored">The same extents in the order of the network.</param>
    /// <param name="known">The number of weights for these elements that the file has.</param>
    public static int[] Of(Extent[] model, Extent[] stored, long known)
    {
        int[] strides = Indexing.Strides(Flow.ShapeOf(model.Select(extent => new[] { extent })));
        return Indexing.Strided(
            [.. stored.Select(extent => extent.Length)],
            [.. stored.Select(extent => strides[Array.IndexOf(model, extent)])],
            0,
            known
        );
    }

    /// <summary>Whether the orders are the same.</summary>
    public static bool IsSame(int[] order) => order.Select((element, i) => element == i).All(same => same);
}
