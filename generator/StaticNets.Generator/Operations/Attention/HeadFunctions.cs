using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Attention;

/// <summary>
/// Functions of one head and one query. Other rows, such as the keys of the steps that the query sees, are <c>distance</c> elements apart;
/// there are <c>count</c> of them. Layers with heads of the same length share them, as do predictions of sequences and of single steps.
/// </summary>
internal static class HeadFunctions
{
    /// <summary><c>products[j] = x · rows[j]</c>.</summary>
    public static EmittedFunction DotProducts(long length) =>
        Function(
            $"DotProducts{length}",
            $"products[j] = x[{length}] · rows[j, {length}] for j < count",
            new DotProductsBody(length),
            "x",
            "rows",
            "products"
        );

    /// <summary><c>probabilities = softmax(query · keysᵀ / √length)</c>.</summary>
    public static EmittedFunction Probabilities(long length) =>
        Function(
            $"Probabilities{length}",
            $"probabilities[count] = softmax(query[{length}] · keysᵀ / √{length})",
            new ProbabilitiesBody(length),
            "query",
            "keys",
            "probabilities"
        );

    /// <summary><c>y = Σ weights[j] · rows[j]</c>, or <c>+=</c>.</summary>
    public static EmittedFunction WeightedSum(long length) =>
        Function(
            $"WeightedSum{length}",
            $"y[{length}] = Σ weights[j] · rows[j, {length}] for j < count, added to y if accumulate",
            new WeightedSumBody(length),
            "weights",
            "rows",
            "y"
        ) with
        {
            Parameters = new([.. Parameters("weights", "rows", "y"), new PassedParameter(RuntimeArgument.Accumulate)]),
        };

    /// <summary><c>rows[j] += weights[j] · x</c>.</summary>
    public static EmittedFunction AddWeighted(long length) =>
        Function(
            $"AddWeighted{length}",
            $"rows[j, {length}] += weights[j] · x[{length}] for j < count",
            new AddWeightedBody(length),
            "x",
            "rows",
            "weights"
        );

    /// <summary>
    /// From the gradients of the probabilities to those of the products of query and keys: <c>p (dp − Σ dp · p) / √length</c>.
    /// </summary>
    public static EmittedFunction ProductGradients(long length) =>
        new BufferFunction
        {
            Name = $"ProductGradients{length}",
            Summary = $"gradients = p · (gradients - Σ gradients · p) / √{length}, with the probabilities p[count]",
            Parameters = new([new BufferParameter("p"), new BufferParameter("gradients"), new NumberParameter("count")]),
            Body = new ProductGradientsBody(length),
        };

    private static BufferFunction Function(string name, string summary, FunctionBody body, string first, string rows, string last) =>
        new()
        {
            Name = name,
            Summary = summary,
            Parameters = new([.. Parameters(first, rows, last)]),
            Body = body,
        };

    private static IEnumerable<FormalParameter> Parameters(string first, string rows, string last) =>
        [
            new BufferParameter(first),
            new BufferParameter(rows),
            new NumberParameter("distance"),
            new NumberParameter("count"),
            new BufferParameter(last),
        ];

    private static string Scale(long length) => $"S.Constant({Literals.Double(1 / Math.Sqrt(length))})";

    private static void OpenRows(CodeWriter writer) => writer.Open("for (nuint j = 0; j < count; j++)");

    /// <summary>Opens a loop over the vectors of the elements of the rows that the query sees; <c>inside</c> masks the last one.</summary>
    private static void OpenCount(CodeWriter writer)
    {
        writer.Open("for (nuint i = 0; i < count; i += Lanes)");
        writer.Line("V inside = S.FirstLanes(count - i);");
    }

    private sealed record DotProductsBody(long Length) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments head = new(element, Shape.Of(Length));
            OpenRows(writer);
            writer.Line("nuint row = j * distance;");
            writer.Line("V sum = S.Zero;");
            string term = "S.MultiplyAdd(S.Load(ref x, i), S.Load(ref rows, row + i), sum)";
            head.VectorLoop(writer, () => writer.Line($"sum = {head.Inside(term, "sum")};"));
            writer.Blank();
            writer.Line($"{writer.Names.At("products", "j")} = S.Sum(sum);");
            writer.Close();
        }
    }

    private sealed record ProbabilitiesBody(long Length) : FunctionBody
    {
        public override IEnumerable<EmittedFunction> Helpers => [DotProducts(Length)];

        public override void Write(CodeWriter writer, Element element)
        {
            writer.Line($"{DotProducts(Length).Name}(ref query, ref keys, distance, count, ref probabilities);");
            writer.Line($"V scale = {Scale(Length)};");
            writer.Line("V largest = S.Constant(double.NegativeInfinity);");
            OpenCount(writer);
            writer.Line("V score = S.Multiply(S.Load(ref probabilities, i), scale);");
            writer.Line("largest = S.Select(inside, S.Max(largest, score), largest);");
            writer.Line("S.Store(score, ref probabilities, i);");
            writer.Close();
            writer.Blank();
            writer.Line("V maximum = S.Broadcast(S.MaxAcross(largest));");
            writer.Line("V sum = S.Zero;");
            OpenCount(writer);
            string e = VectorMath.Of(writer, element.Keyword).Call("Exp", "S.Subtract(S.Load(ref probabilities, i), maximum)");
            writer.Line($"V e = S.Select(inside, {e}, S.Zero);");
            writer.Line("sum = S.Add(sum, e);");
            writer.Line("S.Store(e, ref probabilities, i);");
            writer.Close();
            writer.Blank();
            writer.Line("V inverse = S.Broadcast(1 / S.Sum(sum));");
            writer.Open("for (nuint i = 0; i < count; i += Lanes)");
            writer.Line("S.Store(S.Multiply(S.Load(ref probabilities, i), inverse), ref probabilities, i);");
            writer.Close();
        }
    }

    private sealed record WeightedSumBody(long Length) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments head = new(element, Shape.Of(Length));
            head.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V sum = accumulate ? S.Load(ref y, i) : S.Zero;");
                    OpenRows(writer);
                    string weight = $"S.Broadcast({writer.Names.At("weights", "j")})";
                    writer.Line($"sum = S.MultiplyAdd({weight}, S.Load(ref rows, (j * distance) + i), sum);");
                    writer.Close();
                    writer.Blank();
                    writer.Line($"S.Store({head.Inside("sum", "S.Load(ref y, i)")}, ref y, i);");
                }
            );
        }
    }

    private sealed record AddWeightedBody(long Length) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments head = new(element, Shape.Of(Length));
            OpenRows(writer);
            writer.Line("nuint row = j * distance;");
            writer.Line($"V weight = S.Broadcast({writer.Names.At("weights", "j")});");
            head.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V old = S.Load(ref rows, row + i);");
                    string sum = "S.MultiplyAdd(weight, S.Load(ref x, i), old)";
                    writer.Line($"S.Store({head.Inside(sum, "old")}, ref rows, row + i);");
                }
            );
            writer.Close();
        }
    }

    private sealed record ProductGradientsBody(long Length) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            writer.Line("V products = S.Zero;");
            OpenCount(writer);
            string product = "S.MultiplyAdd(S.Load(ref p, i), S.Load(ref gradients, i), products)";
            writer.Line($"products = S.Select(inside, {product}, products);");
            writer.Close();
            writer.Blank();
            writer.Line("V mean = S.Broadcast(S.Sum(products));");
            writer.Line($"V scale = {Scale(Length)};");
            writer.Open("for (nuint i = 0; i < count; i += Lanes)");
            string ofScore = "S.Multiply(S.Load(ref p, i), S.Subtract(S.Load(ref gradients, i), mean))";
            writer.Line($"S.Store(S.Multiply({ofScore}, scale), ref gradients, i);");
            writer.Close();
        }
    }
}
