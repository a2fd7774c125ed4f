using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Recurrent layers. Keras has the gates in the order of StaticNets.</summary>
internal static class Recurrents
{
    private static readonly LayerPart _cell = new(["cell/", ""], _ => true);
    private static readonly LayerPart _forward = new(["forward_layer/cell/"], path => Direction(path) == "forward");
    private static readonly LayerPart _backward = new(["backward_layer/cell/"], path => Direction(path) == "backward");

    public static Layer Lower(LayerContext context)
    {
        Layer layer = Create(context, bidirectional: false);
        AddWeights(context, layer, _cell, "");
        return layer;
    }

    public static Layer Bidirectional(LayerContext context)
    {
        LayerConfig forward = context.Arguments.Layer("layer");
        LayerContext inner = context.Within(forward, "");
        if (!LayerCatalogue.TryFind(forward, out KerasLayer? layer) || layer.Lower != (Func<LayerContext, Layer>)Lower)
        {
            throw new RefusalException($"expected SimpleRNN, LSTM or GRU in both directions, found {forward}");
        }

        LayerCatalogue.CheckFixed(layer, inner.Arguments);
        CheckBackward(context, inner);
        string merge = context.Arguments.Text("merge_mode", context.Arguments.IsNull("merge_mode") ? "null" : "concat") switch
        {
            "concat" => "Concat",
            "sum" => "Sum",
            "mul" => "Multiply",
            "ave" => "Average",
            string other => throw new RefusalException($"merge_mode must be concat, sum, mul or ave, found {other}"),
        };
        Layer both = Create(inner, bidirectional: true, isConcatenated: merge == "Concat");
        if (merge != "Concat")
        {
            both.Choose("Merge", $"Merge.{merge}");
        }

        AddWeights(inner, both, _forward, "");
        AddWeights(inner, both, _backward, "backward_");
        inner.End();
        return both;
    }

    private static void CheckBackward(LayerContext context, LayerContext forward)
    {
        if (forward.Arguments.Flag("go_backwards", false))
        {
            throw new RefusalException("a first direction that goes backwards is not possible");
        }

        if (context.Arguments.Find("backward_layer") is null)
        {
            return;
        }

        LayerConfig config = context.Arguments.Layer("backward_layer");
        LayerArguments backward = new(config.Config);
        bool isSame =
            config.Class == forward.Config.Class
            && backward.Count("units") == forward.Arguments.Count("units")
            && backward.Flag("use_bias", true) == forward.Arguments.Flag("use_bias", true)
            && Raw(backward, "activation") == Raw(forward.Arguments, "activation")
            && Raw(backward, "recurrent_activation") == Raw(forward.Arguments, "recurrent_activation")
            && Raw(backward, "reset_after") == Raw(forward.Arguments, "reset_after");
        if (!isSame)
        {
            throw new RefusalException("both directions must be layers of the same class and arguments");
        }

        static string? Raw(LayerArguments arguments, string name) => arguments.Find(name)?.GetRawText();
    }

    private static Layer Create(LayerContext context, bool bidirectional, bool isConcatenated = true)
    {
        LayerArguments arguments = context.Arguments;
        int units = arguments.Count("units");
        int features = bidirectional && isConcatenated ? checked(2 * units) : units;
        bool all = arguments.Flag("return_sequences", false);
        int steps = context.Sequence[0];
        string kind = Kind(context);
        Layer layer = context.Add(kind, all ? [steps, features] : [features]).With(units);
        layer.Set("ReturnSequences", all).Set("GoBackwards", arguments.Flag("go_backwards", false)).Set("Bidirectional", bidirectional);
        layer.Activation = KerasFunctions.Of(context, "activation", "tanh") switch
        {
            { Function: Activation.Tanh } => null,
            { Function: Activation.Softmax or Activation.LogSoftmax } => throw new RefusalException(
                "a softmax of the state is not possible"
            ),
            { } function => function,
            null => ActivationFunction.Of(Activation.Linear),
        };
        if (kind != "SimpleRnn")
        {
            ActivationFunction gates =
                KerasFunctions.Of(context, "recurrent_activation", "sigmoid") ?? ActivationFunction.Of(Activation.Linear);
            if (gates.Numbers.Any() || gates.Function is Activation.Softmax or Activation.LogSoftmax)
            {
                throw new RefusalException(
                    $"the function of the gates, recurrent_activation, is not possible with other numbers than usual: {gates.Function}"
                        + (context.IsVersion3 ? "" : " (Keras 2 computes hard_sigmoid with a slope of 0.2)")
                );
            }

            if (gates.Function != Activation.Sigmoid)
            {
                layer.Choose("RecurrentActivation", $"{gates}");
            }
        }

        if (kind == "Gru")
        {
            layer.Set("ResetAfter", ResetsAfter(context), otherwise: true);
        }

        return layer
            .Set("UseBias", arguments.Flag("use_bias", true), otherwise: true)
            .Set("Dropout", Rate("dropout"), 0)
            .Set("RecurrentDropout", Rate("recurrent_dropout"), 0);

        double Rate(string name) =>
            arguments.Number(name, 0) is >= 0 and < 1 and var rate
                ? rate
                : throw new RefusalException($"{name} must be at least 0 and below 1");
    }

    private static void AddWeights(LayerContext context, Layer layer, LayerPart part, string prefix)
    {
        int units = context.Arguments.Count("units");
        int columns = checked(
            units
            * layer.Kind switch
            {
                "Lstm" => 4,
                "Gru" => 3,
                _ => 1,
            }
        );
        int[] kernel = [context.Sequence[1], columns];
        int[] recurrent = [units, columns];
        layer.Add(prefix + "kernel", kernel, context.Values("kernel", 0, kernel, part));
        layer.Add(prefix + "recurrent_kernel", recurrent, context.Values("recurrent_kernel", 1, recurrent, part));
        if (context.Arguments.Flag("use_bias", true))
        {
            int[] bias = layer.Kind == "Gru" && ResetsAfter(context) ? [2, columns] : [columns];
            layer.Add(prefix + "bias", bias, context.Values("bias", 2, bias, part));
        }
    }

    // Files of the time before the argument have the gate of the paper.
    private static bool ResetsAfter(LayerContext context) => context.Arguments.Flag("reset_after", context.IsVersion3);

    private static string Kind(LayerContext context) =>
        context.Config.Class switch
        {
            "LSTM" => "Lstm",
            "GRU" => "Gru",
            _ => "SimpleRnn",
        };

    /// <summary>Returns the direction of a tensor, <c>bidirectional/forward_lstm/lstm_cell/kernel</c>.</summary>
    private static string? Direction(string[] path) =>
        path.SkipLast(1).Select(folder => folder.Split('_')[0]).LastOrDefault(word => word is "forward" or "backward");
}
