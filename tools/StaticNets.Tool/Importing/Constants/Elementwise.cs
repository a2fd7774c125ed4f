using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Constants;

/// <summary>Computes elementwise operations on known tensors, rounded to their number format.</summary>
internal static class Elementwise
{
    private static readonly Dictionary<string, Func<double, double>> _unary = new(StringComparer.Ordinal)
    {
        ["Sqrt"] = Math.Sqrt,
        ["Neg"] = value => -value,
        ["Abs"] = Math.Abs,
        ["Floor"] = Math.Floor,
        ["Ceil"] = Math.Ceiling,
        ["Exp"] = Math.Exp,
        ["Log"] = Math.Log,
        ["Reciprocal"] = value => 1 / value,
        ["Not"] = value => value == 0 ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<double, double, double>> _binary = new(StringComparer.Ordinal)
    {
        ["Add"] = (x, y) => x + y,
        ["Sub"] = (x, y) => x - y,
        ["Mul"] = (x, y) => x * y,
        ["Div"] = (x, y) => x / y,
        ["Pow"] = Math.Pow,
        ["Min"] = Math.Min,
        ["Max"] = Math.Max,
        ["Mod"] = (x, y) => x - (y * Math.Floor(x / y)),
        ["Equal"] = (x, y) => x == y ? 1 : 0,
        ["Less"] = (x, y) => x < y ? 1 : 0,
        ["Greater"] = (x, y) => x > y ? 1 : 0,
        ["And"] = (x, y) => x != 0 && y != 0 ? 1 : 0,
        ["Or"] = (x, y) => x != 0 || y != 0 ? 1 : 0,
    };

    /// <summary>The operations.</summary>
    public static IEnumerable<string> Operations => _unary.Keys.Concat(_binary.Keys);

    /// <summary>Computes an operation, or returns <see langword="null"/> for one that is not known here.</summary>
    public static Constant? Compute(string operation, Constant[] inputs)
    {
        if (inputs.Length == 1 && _unary.TryGetValue(operation, out Func<double, double>? unary))
        {
            return Rounded(inputs[0] with { Values = [.. inputs[0].Values.Select(unary)] });
        }

        if (inputs.Length != 2 || !_binary.TryGetValue(operation, out Func<double, double, double>? binary))
        {
            return null;
        }

        int[] shape = Indexing.Broadcast(inputs[0].Shape, inputs[1].Shape);
        ElementType type = operation is "Equal" or "Less" or "Greater" or "And" or "Or" ? ElementType.Bool : inputs[0].Type;
        if (inputs[0].Values.Length == 1 && inputs[1].Values.Length == 1)
        {
            return Rounded(new(shape, [binary(inputs[0].Values[0], inputs[1].Values[0])], type));
        }

        double[] x = Expanded(inputs[0], shape);
        double[] y = Expanded(inputs[1], shape);
        return Rounded(new(shape, [.. x.Zip(y, binary)], type));
    }

    /// <summary>Converts to another number format.</summary>
    /// <exception cref="RefusalException">The format is unknown.</exception>
    public static Constant Cast(Constant constant, ElementType type) =>
        !Enum.IsDefined(type) ? throw new RefusalException($"the type {(int)type} is not known")
        : type == ElementType.Bool ? constant with { Values = [.. constant.Values.Select(value => value == 0 ? 0.0 : 1)], Type = type }
        : Rounded(constant with { Type = type });

    /// <summary>Takes elements of the second tensor where the first is true, otherwise of the third.</summary>
    public static Constant Where(Constant[] inputs)
    {
        int[] shape = Indexing.Broadcast(Indexing.Broadcast(inputs[0].Shape, inputs[1].Shape), inputs[2].Shape);
        double[][] all = [.. inputs.Take(3).Select(input => Expanded(input, shape))];
        return new(shape, [.. all[0].Select((isTrue, i) => isTrue != 0 ? all[1][i] : all[2][i])], inputs[1].Type);
    }

    /// <summary>Multiplies all elements.</summary>
    /// <exception cref="RefusalException">Only some axes are multiplied.</exception>
    public static Constant Product(OnnxNode node, Constant[] inputs)
    {
        bool isWhole = inputs.Length == 1 && (node.Ints("axes") is null || inputs[0].Shape.Length == 1);
        double product = isWhole
            ? inputs[0].Elements().Aggregate(1.0, (product, value) => product * value)
            : throw new RefusalException("the product of constants over some axes is not computed");
        int[] shape = node.Int("keepdims", 1) != 0 ? [.. inputs[0].Shape.Select(_ => 1)] : [];
        return Rounded(new(shape, [product], inputs[0].Type));
    }

    private static double[] Expanded(Constant constant, int[] shape)
    {
        double[] values = constant.Elements();
        return [.. Indexing.Sources(constant.Shape, shape).Select(source => values[source])];
    }

    private static Constant Rounded(Constant constant) =>
        constant.Type == ElementType.Single ? constant with { Values = [.. constant.Values.Select(value => (double)(float)value)] }
        : constant.Type.IsReal() ? constant
        : constant with { Values = [.. constant.Values.Select(Math.Truncate)] };
}
