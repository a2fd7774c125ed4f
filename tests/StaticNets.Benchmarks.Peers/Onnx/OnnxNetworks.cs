using StaticNets.Benchmarks.Peers.Images;

namespace StaticNets.Benchmarks.Peers.Onnx;

/// <summary>
/// The networks of the workloads as ONNX models with random weights, with an input <c>x</c> and an output <c>y</c>. Operators:
/// https://onnx.ai/onnx/operators.
/// </summary>
internal static class OnnxNetworks
{
    /// <summary>Dense layers with ReLU between them and a linear output.</summary>
    public static byte[] Chain(int rows, params int[] widths)
    {
        OnnxGraph graph = new();
        Dense(graph, graph.Input("x", rows, widths[0]), widths);
        graph.Output("y", rows, widths[^1]);
        return graph.ToBytes();
    }

    /// <summary>A network of images, for one image [1, channels, height, width].</summary>
    public static byte[] Images(ImageNetwork network)
    {
        OnnxGraph graph = new();
        string x = graph.Input("x", network.Shape(1));
        int channels = network.Channels;
        string kept = x;
        foreach (ImageLayer layer in network.Layers)
        {
            switch (layer)
            {
                case Filters filters:
                    x = Convolve(graph, x, filters, channels);
                    channels = filters.Count;
                    break;
                case Normalized:
                    x = graph.Node("BatchNormalization", [x, .. Enumerable.Range(0, 4).Select(_ => graph.Ones(channels))]);
                    break;
                case Relu:
                    x = graph.Node("Relu", [x]);
                    break;
                case Pooled:
                    x = graph.Node("MaxPool", [x], OnnxMessage.Attribute("kernel_shape", [2, 2]), OnnxMessage.Attribute("strides", [2, 2]));
                    break;
                case Kept:
                    kept = x;
                    break;
                case Added:
                    x = graph.Node("Add", [x, kept]);
                    break;
            }
        }

        Dense(graph, graph.Node("Flatten", [network.IsFlattened ? x : graph.Node("GlobalAveragePool", [x])]), network.Widths);
        graph.Output("y", 1, network.Widths[^1]);
        return graph.ToBytes();
    }

    /// <summary>
    /// The last state of an LSTM of 128 units and a dense layer, for one sequence; <c>x</c> is [28 steps, 1 sequence, 28].
    /// </summary>
    public static byte[] Lines()
    {
        OnnxGraph graph = new();
        string[] inputs = [graph.Input("x", 28, 1, 28), .. RecurrentWeights(graph, gates: 4, inputs: 28, units: 128)];
        string last = "last";
        graph.Node("LSTM", inputs, ["", last], OnnxMessage.Attribute("hidden_size", 128));
        Dense(graph, graph.Node("Squeeze", [last, graph.Integers(0)]), 128, 10);
        graph.Output("y", 1, 10);
        return graph.ToBytes();
    }

    /// <summary>
    /// One step of a filter: <c>x</c> and the state <c>h</c> (and <c>c</c>) become <c>y</c> and the state <c>h2</c> (and <c>c2</c>).
    /// </summary>
    public static byte[] Filter(bool isLstm, int units)
    {
        OnnxGraph graph = new();
        string[] inputs = [graph.Input("x", 1, 1, 1), .. RecurrentWeights(graph, isLstm ? 4 : 3, inputs: 1, units), ""];
        string[] states = isLstm ? ["h", "c"] : ["h"];
        string[] after = [.. states.Select(state => state + "2")];
        OnnxMessage hiddenSize = OnnxMessage.Attribute("hidden_size", units);
        foreach (string state in states)
        {
            graph.Input(state, 1, 1, units);
        }

        if (isLstm)
        {
            graph.Node("LSTM", [.. inputs, .. states], ["", .. after], hiddenSize);
        }
        else
        {
            // The reset gate multiplies the product of the state, as in PyTorch and Keras.
            graph.Node("GRU", [.. inputs, .. states], ["", .. after], hiddenSize, OnnxMessage.Attribute("linear_before_reset", 1));
        }

        Dense(graph, graph.Node("Squeeze", [after[0], graph.Integers(0)]), units, 1);
        graph.Output("y", 1, 1);
        foreach (string state in after)
        {
            graph.Output(state, 1, 1, units);
        }

        return graph.ToBytes();
    }

    private static string Convolve(OnnxGraph graph, string x, Filters filters, int channels)
    {
        int groups = filters.IsDepthwise ? channels : 1;
        int inputs = channels / groups;
        string kernel = graph.Weights(inputs * filters.Size * filters.Size, filters.Count, inputs, filters.Size, filters.Size);
        long[] pads = [.. Enumerable.Repeat((long)filters.Padding, 4)];
        return graph.Node(
            "Conv",
            [x, kernel, graph.Weights(1, filters.Count)],
            OnnxMessage.Attribute("pads", pads),
            OnnxMessage.Attribute("group", groups)
        );
    }

    private static string[] RecurrentWeights(OnnxGraph graph, int gates, int inputs, int units) =>
        [
            graph.Weights(units, 1, gates * units, inputs),
            graph.Weights(units, 1, gates * units, units),
            graph.Weights(units, 1, 2 * gates * units),
        ];

    private static void Dense(OnnxGraph graph, string x, params int[] widths)
    {
        for (int i = 1; i < widths.Length; i++)
        {
            string[] inputs = [x, graph.Weights(widths[i - 1], widths[i - 1], widths[i]), graph.Weights(1, widths[i])];
            if (i == widths.Length - 1)
            {
                graph.Node("Gemm", inputs, ["y"]);
            }
            else
            {
                x = graph.Node("Relu", [graph.Node("Gemm", inputs)]);
            }
        }
    }
}
