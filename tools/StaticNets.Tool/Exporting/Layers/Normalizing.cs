using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Normalisations.</summary>
internal static class Normalizing
{
    private const double Epsilon = 1e-3;
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

    public static ExportedValue Group(ExportContext context)
    {
        if (context.Shape.Length < 2)
        {
            throw new ExportException("groups of a row have no operation in ONNX");
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

    public static ExportedValue LocalResponse(ExportContext context)
    {
        int size = context.Declared.Int("size");
        if (size % 2 == 0 || context.Shape.Length < 2)
        {
            throw new ExportException("only an odd size over the channels of an image or a sequence can be exported");
        }

        string value = context.Add(
            "LRN",
            [context.Input.First],
            ("size", size),
            ("alpha", context.Declared.Double("Alpha", 1e-4)),
            ("beta", context.Declared.Double("Beta", 0.75)),
            ("bias", context.Declared.Double("K", 1))
        );
        return context.First(value);
    }
}
