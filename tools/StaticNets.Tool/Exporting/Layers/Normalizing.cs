using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Normalisations.</summary>
internal static class Normalizing
{
    private const double Epsilon = 1e-3;
    private const double RootEpsilon = 1e-6;
    private const double Momentum = 0.99;
    private const int VersionOfGroups = 21;

    public static ExportedValue Batch(ExportContext context)
    {
        string[] roles = ["gamma", "beta", "moving_mean", "moving_variance"];
        string value = context.Add(
            "BatchNormalization",
            [context.Input.First, .. roles.Select(role => context.Stored(role))],
            ("epsilon", context.Declared.Double("Epsilon", Epsilon)),
            ("momentum", context.Declared.Double("Momentum", Momentum))
        );
        return context.Shape.Length < 2 ? context.Last(value) : context.First(value);
    }

    public static ExportedValue Layer(ExportContext context)
    {
        int axis = context.Declared.Int("Axis", -1);
        return context.Last(
            context.Add(
                "LayerNormalization",
                [context.Input.Last, context.Stored("gamma"), context.Stored("beta")],
                ("axis", axis < 0 ? axis : axis + 1),
                ("epsilon", context.Declared.Double("Epsilon", Epsilon))
            )
        );
    }

    public static ExportedValue Instance(ExportContext context) =>
        context.First(
            context.Add(
                "InstanceNormalization",
                [context.Input.First, context.Stored("gamma"), context.Stored("beta")],
                ("epsilon", context.Declared.Double("Epsilon", Epsilon))
            )
        );

    /// <summary>Divides by the root of the mean square of the last axes.</summary>
    public static ExportedValue RootMeanSquare(ExportContext context)
    {
        int rank = context.ShapeOf("gamma").Length;
        int[] axes = [.. Enumerable.Range(-rank, rank)];
        string x = context.Input.Last;
        string mean = context.Graph.AddMean($"{context.Name}/mean", context.Add("Mul", [x, x]), axes);
        string epsilon = context.Graph.Number($"{context.Name}/epsilon", context.Declared.Double("Epsilon", RootEpsilon));
        string root = context.Add("Sqrt", [context.Add("Add", [mean, epsilon])]);
        return context.Last(context.Add("Mul", [context.Add("Div", [x, root]), context.Stored("gamma")]));
    }

    public static ExportedValue Group(ExportContext context)
    {
        if (context.Shape.Length == 1)
        {
            return GroupsOfRow(context);
        }

        context.Graph.Require(VersionOfGroups);
        return context.First(
            context.Add(
                "GroupNormalization",
                [context.Input.First, context.Stored("gamma"), context.Stored("beta")],
                ("epsilon", context.Declared.Double("Epsilon", Epsilon)),
                ("num_groups", context.Declared.Int("groups"))
            )
        );
    }

    /// <summary>
    /// Groups of a row, which the operation needs further axes for. The variance is that of the differences from the mean: groups have few
    /// elements, and their squares less those of the mean would lose too many digits.
    /// </summary>
    private static ExportedValue GroupsOfRow(ExportContext context)
    {
        GraphWriter graph = context.Graph;
        int groups = context.Declared.Int("groups");
        int channels = context.Shape[0];
        string shape = graph.Integers($"{context.Name}/groups", -1, groups, channels / groups);
        string x = context.Add("Reshape", [context.Input.Last, shape]);
        string difference = context.Add("Sub", [x, graph.AddMean($"{context.Name}/mean", x, [-1])]);
        string variance = graph.AddMean($"{context.Name}/variance", context.Add("Mul", [difference, difference]), [-1]);
        string epsilon = graph.Number($"{context.Name}/epsilon", context.Declared.Double("Epsilon", Epsilon));
        string root = context.Add("Sqrt", [context.Add("Add", [variance, epsilon])]);
        string row = graph.Integers($"{context.Name}/row", -1, channels);
        string normal = context.Add("Reshape", [context.Add("Div", [difference, root]), row]);
        return context.Last(context.Add("Add", [context.Add("Mul", [normal, context.Stored("gamma")]), context.Stored("beta")]));
    }

    public static ExportedValue LocalResponse(ExportContext context)
    {
        int size = context.Declared.Int("size");
        double alpha = context.Declared.Double("Alpha", 1e-4);
        double beta = context.Declared.Double("Beta", 0.75);
        double k = context.Declared.Double("K", 1);
        if (size % 2 == 0 || context.Shape.Length < 2)
        {
            return Windows(context, size, alpha, beta, k);
        }

        string value = context.Add("LRN", [context.Input.First], ("size", size), ("alpha", alpha), ("beta", beta), ("bias", k));
        return context.First(value);
    }

    /// <summary>
    /// What LRN cannot compute, even sizes and rows: the sums over neighbouring channels are a product with a matrix that has α / size where
    /// a channel belongs to a window, and 0 elsewhere.
    /// </summary>
    private static ExportedValue Windows(ExportContext context, int size, double alpha, double beta, double k)
    {
        int channels = context.Shape[^1];
        double[] windows = new double[channels * channels];
        for (int channel = 0; channel < channels; channel++)
        {
            int end = (int)Math.Min(channels, channel + ((size - 1) / 2) + 1L);
            for (int other = Math.Max(0, channel - (size / 2)); other < end; other++)
            {
                windows[(other * channels) + channel] = alpha / size;
            }
        }

        GraphWriter graph = context.Graph;
        string x = context.Input.Last;
        string matrix = graph.Tensor($"{context.Name}/windows", [channels, channels], windows);
        string sums = context.Add("MatMul", [context.Add("Mul", [x, x]), matrix]);
        string divisor = context.Add("Add", [sums, graph.Number($"{context.Name}/k", k)]);
        return context.Last(context.Add("Div", [x, context.Add("Pow", [divisor, graph.Number($"{context.Name}/beta", beta)])]));
    }
}
