using StaticNets.Tool.Conversion;
using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Layers with kernels.</summary>
internal static class Weighted
{
    public static ExportedValue Dense(ExportContext context)
    {
        string kernel = context.Stored("kernel");
        if (context.Input.Shape.Length == 1)
        {
            return Functions.Apply(context, context.Last(context.Add("Gemm", context.WithBias(context.Input.Last, kernel))));
        }

        string product = context.Add("MatMul", [context.Input.Last, kernel]);
        bool hasBias = context.Weights.ContainsKey("bias");
        return Functions.Apply(context, context.Last(hasBias ? context.Add("Add", [product, context.Stored("bias")]) : product));
    }

    public static ExportedValue Convolution(ExportContext context)
    {
        int axes = context.Input.Shape.Length - 1;
        int channels = context.Input.Shape[^1];
        int groups = context.Declared.Kind == "DepthwiseConv2D" ? channels : context.Declared.Int("Groups", 1);
        int[] lengths = WindowAttributes.Lengths(context.Declared, "kernel", axes);
        List<(string, object)> attributes = WindowAttributes.Of(context, lengths, [.. lengths.Select(_ => 1)]);
        if (groups > 1)
        {
            attributes.Add(("group", groups));
        }

        // [height, width, C / groups, filters] becomes [filters, C / groups, height, width].
        string kernel = context.Stored("kernel", [axes + 1, axes, .. Enumerable.Range(0, axes)]);
        string value = context.Add("Conv", context.WithBias(context.Input.First, kernel), [.. attributes]);
        return Functions.Apply(context, context.First(value));
    }

    /// <summary>A depthwise convolution, and one of single pixels behind it.</summary>
    public static ExportedValue Separable(ExportContext context)
    {
        int[] lengths = WindowAttributes.Lengths(context.Declared, "kernel", 2);
        List<(string, object)> attributes = WindowAttributes.Of(context, lengths, [1, 1]);
        attributes.Add(("group", context.Input.Shape[^1]));
        string depthwise = context.Graph.Add(
            "Conv",
            $"{context.Name}/depthwise",
            [context.Input.First, context.Stored("depthwise_kernel", 3, 2, 0, 1)],
            [.. attributes]
        );
        string pointwise = context.Stored("pointwise_kernel", 3, 2, 0, 1);
        return Functions.Apply(context, context.First(context.Add("Conv", context.WithBias(depthwise, pointwise))));
    }

    public static ExportedValue Transposed(ExportContext context)
    {
        int[] lengths = WindowAttributes.Lengths(context.Declared, "kernel", 2);
        List<(string, object)> attributes = WindowAttributes.Of(context, lengths, [1, 1], isTransposed: true);
        int groups = context.Declared.Int("Groups", 1);
        int extra = context.Declared.Int("OutputPadding");
        if (groups > 1)
        {
            attributes.Add(("group", groups));
        }

        if (extra > 0)
        {
            attributes.Add(("output_padding", new[] { extra, extra }));
        }

        // [height, width, filters / groups, C] becomes [C, filters / groups, height, width].
        string kernel = context.Stored("kernel", 3, 2, 0, 1);
        string value = context.Add("ConvTranspose", context.WithBias(context.Input.First, kernel), [.. attributes]);
        return Functions.Apply(context, context.First(value));
    }

    public static ExportedValue Embedding(ExportContext context) =>
        context.Last(context.Add("Gather", [context.Stored("embeddings"), context.Input.Last]));

    /// <summary>Returns a matrix with its blocks of columns in another order, transposed.</summary>
    public static double[] Gates(double[] values, int rows, int columns, int[] blocks)
    {
        int[] permuted = new Models.GateOrder(blocks, "").Columns(columns);
        double[] ordered = AxisOrder.Permute(values, [rows, columns], 1, permuted);
        return AxisOrder.Exchange(ordered, [columns, rows], [1, 0]);
    }
}
