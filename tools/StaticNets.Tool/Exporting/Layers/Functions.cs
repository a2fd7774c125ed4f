using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Functions of single elements, and layers that multiply and add numbers.</summary>
internal static class Functions
{
    private const double LeakyAlpha = 0.01;
    private const double SigmoidAlpha = 1.0 / 6;
    private const double SigmoidBeta = 0.5;
    private const int VersionOfGelu = 20;

    /// <summary>Returns the alpha of a function that states none, or <see langword="null"/> if the function has no alpha.</summary>
    public static double? DefaultAlpha(Activation function) =>
        function switch
        {
            Activation.HardSigmoid => SigmoidAlpha,
            Activation.LeakyRelu => LeakyAlpha,
            Activation.Elu or Activation.Celu or Activation.ThresholdedRelu => 1,
            _ => null,
        };

    /// <summary>Returns the beta of a function that states none, or <see langword="null"/> if the function has no beta.</summary>
    public static double? DefaultBeta(Activation function) => function == Activation.HardSigmoid ? SigmoidBeta : null;

    /// <summary>Applies the function that a layer declares, as a layer of its own or as its argument.</summary>
    public static ExportedValue Apply(ExportContext context, ExportedValue value)
    {
        int declared = context.Declared.Int("activation", context.Declared.Int("Activation"));
        return Apply(context, value, (Activation)declared);
    }

    /// <summary>Applies a function with the numbers that a layer declares.</summary>
    public static ExportedValue Apply(ExportContext context, ExportedValue value, Activation function)
    {
        GraphWriter graph = context.Graph;
        string name = $"{context.Name}/{function}";
        string[] x = [value.Any];
        string Simple(string operation, params (string, object)[] attributes) => graph.Add(operation, name, x, attributes);
        (string, object) Alpha(double otherwise) => ("alpha", context.Declared.Double("Alpha", otherwise));
        string Clip(double low, double high) =>
            graph.Add("Clip", name, [.. x, graph.Number(name + "/min", low), graph.Number(name + "/max", high)]);

        switch (function)
        {
            case Activation.Linear:
                return context.Declared.Kind == "Activation" ? value.Same(Simple("Identity")) : value;
            case Activation.Softmax or Activation.LogSoftmax:
                int axis = value.PrefersFirst ? 1 : -1;
                return value.Same(Simple(function.ToString(), ("axis", axis)));
            case Activation.Swish:
                return value.Same(graph.Add("Mul", name, [.. x, Simple("Sigmoid")]));
            case Activation.Mish:
                return value.Same(graph.Add("Mul", name, [.. x, graph.Add("Tanh", name, [Simple("Softplus")])]));
            case Activation.Gelu or Activation.GeluTanh:
                graph.Require(VersionOfGelu);
                return value.Same(Simple("Gelu", ("approximate", function == Activation.Gelu ? "none" : "tanh")));
            case Activation.Heaviside:
                return value.Same(graph.Add("Sign", name, [Simple("Relu")]));
            case Activation.Relu6:
                return value.Same(Clip(0, 6));
            case Activation.HardTanh:
                return value.Same(Clip(context.Declared.Double("Minimum", -1), context.Declared.Double("Maximum", 1)));
            case Activation.HardSigmoid:
                return value.Same(Simple("HardSigmoid", Alpha(SigmoidAlpha), ("beta", context.Declared.Double("Beta", SigmoidBeta))));
            case Activation.LeakyRelu:
                return value.Same(Simple("LeakyRelu", Alpha(LeakyAlpha)));
            case Activation.Elu or Activation.Celu or Activation.ThresholdedRelu:
                return value.Same(Simple(function.ToString(), Alpha(1)));
            case Activation.Relu
            or Activation.Sigmoid
            or Activation.Tanh
            or Activation.Selu
            or Activation.Softplus
            or Activation.Softsign
            or Activation.HardSwish:
                return value.Same(Simple(function.ToString()));
            default:
                throw new ExportException($"the function {function} is newer than this tool");
        }
    }

    public static ExportedValue PRelu(ExportContext context)
    {
        int slopes = context.Weights["alpha"].Length;
        bool isFirst = context.Input.PrefersFirst && slopes > 1;
        int[] shape = isFirst ? [slopes, .. Enumerable.Repeat(1, context.Input.Rank - 2)] : [slopes];
        string alpha = context.Graph.Tensor(context.NameOf("alpha"), shape, context.Weights["alpha"]);
        return context.Input.Same(context.Add("PRelu", [context.Input.Any, alpha]));
    }

    public static ExportedValue Dropout(ExportContext context)
    {
        string ratio = context.Graph.Number($"{context.Name}/ratio", context.Declared.Double("rate"));
        return context.Input.Same(context.Add("Dropout", [context.Input.Any, ratio]));
    }

    public static ExportedValue Scale(ExportContext context)
    {
        if (context.Weights.ContainsKey("factors"))
        {
            return ExportedValue.OfLast(context.Graph, context.Add("Mul", [context.Input.Last, context.Stored("factors")]), context.Shape);
        }

        double factor = context.Declared.Double("factor", 1);
        double offset = context.Declared.Double("Offset");
        string value = context.Input.Any;
        if (factor != 1)
        {
            value = context.Add("Mul", [value, context.Graph.Number($"{context.Name}/factor", factor)]);
        }

        if (offset != 0 || factor == 1)
        {
            value = context.Add("Add", [value, context.Graph.Number($"{context.Name}/offset", offset)]);
        }

        return context.Input.Same(value);
    }

    public static ExportedValue Constant(ExportContext context)
    {
        double[] values =
            context.Weights.GetValueOrDefault("values") ?? [.. context.Declared.List("values").Select(value => (double)value!)];
        return context.Last(context.Graph.Tensor(context.NameOf("values"), [1, values.Length], values));
    }
}
