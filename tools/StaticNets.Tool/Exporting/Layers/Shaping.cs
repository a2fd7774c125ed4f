using StaticNets.Tool.Exporting.Graphs;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Layers that move, cut out or repeat elements.</summary>
internal static class Shaping
{
    public static ExportedValue Flatten(ExportContext context) => context.Last(context.Add("Flatten", [context.Input.Last], ("axis", 1)));

    public static ExportedValue Reshape(ExportContext context)
    {
        string shape = context.Graph.Integers($"{context.Name}/shape", [-1, .. context.Shape.Select(length => (long)length)]);
        return context.Last(context.Add("Reshape", [context.Input.Last, shape]));
    }

    public static ExportedValue Permute(ExportContext context)
    {
        int[] order = [0, .. context.Declared.List("order").Select(axis => (int)axis! + 1)];
        return context.Last(context.Add("Transpose", [context.Input.Last], ("perm", order)));
    }

    public static ExportedValue Slice(ExportContext context)
    {
        int axis = context.Declared.Int("axis");
        long end = context.Declared.Has("end") ? context.Declared.Int("end") : int.MaxValue;
        string[] inputs =
        [
            context.Input.Last,
            context.Graph.Integers($"{context.Name}/starts", context.Declared.Int("start")),
            context.Graph.Integers($"{context.Name}/ends", end),
            context.Graph.Integers($"{context.Name}/axes", axis < 0 ? axis : axis + 1),
        ];
        return context.Last(context.Add("Slice", inputs));
    }

    /// <summary>The first half of the last axis: the means, from which only training draws.</summary>
    public static ExportedValue Means(ExportContext context)
    {
        string[] inputs =
        [
            context.Input.Last,
            context.Graph.Integers($"{context.Name}/starts", 0),
            context.Graph.Integers($"{context.Name}/ends", context.Shape[^1]),
            context.Graph.Integers($"{context.Name}/axes", -1),
        ];
        return context.Last(context.Add("Slice", inputs));
    }

    public static ExportedValue LastStep(ExportContext context)
    {
        string last = context.Graph.Integer($"{context.Name}/last", -1);
        return context.Last(context.Add("Gather", [context.Input.Last, last], ("axis", 1)));
    }

    public static ExportedValue RepeatVector(ExportContext context)
    {
        string axis = context.Graph.Integers($"{context.Name}/axis", 1);
        string row = context.Graph.Add("Unsqueeze", $"{context.Name}/row", [context.Input.Last, axis]);
        return context.Last(context.Add("Expand", [row, context.Graph.Integers($"{context.Name}/shape", 1, context.Shape[0], 1)]));
    }

    public static ExportedValue UpSampling(ExportContext context)
    {
        (int height, int width) = context.Declared.Has("size")
            ? (context.Declared.Int("size"), context.Declared.Int("size"))
            : (context.Declared.Int("height"), context.Declared.Int("width"));
        string scales = context.Graph.SingleNumbers($"{context.Name}/scales", 1, 1, height, width);
        bool isLinear = context.Declared.Int("Interpolation") == (int)Interpolation.Bilinear;
        (string, object)[] attributes = isLinear
            ? [("mode", "linear"), ("coordinate_transformation_mode", "half_pixel")]
            : [("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")];
        return context.First(context.Add("Resize", [context.Input.First, "", scales], attributes));
    }

    public static ExportedValue PixelShuffle(ExportContext context) =>
        context.First(context.Add("DepthToSpace", [context.Input.First], ("blocksize", context.Declared.Int("factor")), ("mode", "CRD")));

    /// <summary>Zeros around an image, or a cut at its borders.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="all">The name of the argument for all sides.</param>
    /// <param name="sign">1 for zeros, −1 for a cut.</param>
    public static ExportedValue Pad(ExportContext context, string all, int sign)
    {
        DeclaredLayer declared = context.Declared;
        int each = declared.Int(all);
        int rows = declared.Int("height", each);
        int columns = declared.Int("width", each);
        long[] sides =
        [
            sign * declared.Int("top", rows),
            sign * declared.Int("left", columns),
            sign * declared.Int("bottom", rows),
            sign * declared.Int("right", columns),
        ];
        string pads = context.Graph.Integers($"{context.Name}/pads", 0, 0, sides[0], sides[1], 0, 0, sides[2], sides[3]);
        return context.First(context.Add("Pad", [context.Input.First, pads]));
    }
}
