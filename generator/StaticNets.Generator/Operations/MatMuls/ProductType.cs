using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// Emits the type that gives the shared tiles the distances and functions of a product: a struct without fields. The JIT compiler
/// compiles a tile separately for each such struct, so the distances are constants in the machine code.
/// </summary>
/// <param name="function">The function that computes the product.</param>
internal sealed class ProductType(TiledProduct product, string function)
{
    public void Write(CodeWriter writer)
    {
        string element = product.Element.Keyword;
        string hasStart = product.Start == ProductStart.Zero ? "false" : "true";
        writer.Blank();
        writer.Line($"""/// <summary>Lengths, distances and functions of <see cref="{function}"/>.</summary>""");
        writer.Open($"private readonly struct {product.TypeName} : {ProductInterface.For(product.Kind).Name}");
        if (product.Kind.IsFlat)
        {
            writer.Line($"public static nuint Rows(nuint samples) => {Length(product.M)};");
            writer.Line($"public static nuint Terms(nuint samples) => {Length(product.K)};");
            Number(writer, "Columns", product.IsNarrow ? product.UsedColumns : product.N);
            writer.Line($"public static bool HasStart(bool accumulate) => {(product.Accumulates ? "accumulate" : hasStart)};");
        }
        else
        {
            Number(writer, "Terms", product.K.Constant!.Value);
            writer.Line($"public static bool HasStart => {hasStart};");
        }

        Number(writer, "XRow", product.LeftRowStride);
        Number(writer, "XStep", product.LeftStep);
        Number(writer, "KernelRow", product.RightRowStride);
        Number(writer, "StartRow", product.RowStrideOf(ProductOperand.Start));
        Number(writer, "YRow", product.ResultRowStride);
        for (int loop = 0; loop < product.Around.Count; loop++)
        {
            Number(writer, ProductInterface.Iterations(loop), product.Around[loop].Count);
            Number(writer, ProductInterface.Skip(loop), product.Around[loop].SkipLeft);
        }

        WriteStore(writer, element);
        writer.Close();
    }

    private void WriteStore(CodeWriter writer, string element)
    {
        VectorMath math = VectorMath.Of(writer, element);
        string parameters = $"ref {element} y, ref {element} output, nuint offset, nuint n)";
        string store = "public static void Store(V sum, " + parameters;
        if (product.NeedsMask || product.DifferentiateThrough is not null || product.PrefetchesOutput || product.Apply is not null)
        {
            // The function that only stores is so short that the JIT always inlines it.
            writer.Line(JitHints.Inlined(writer.Names));
        }

        if (product.DifferentiateThrough is { } before)
        {
            writer.Open(store);
            writer.Line("V x = S.Load(ref output, offset);");
            writer.Line(Stored(before.Differentiate(math, "sum", "x")) + ";");
            writer.Close();
            return;
        }

        if (product.PrefetchesOutput)
        {
            writer.Open(store);
            writer.Line(Stored("sum") + ";");
            writer.Line("S.Prefetch(ref output, offset);");
            writer.Close();
            return;
        }

        if (product.Apply is not { } activation)
        {
            writer.Member(store, $" => {Stored("sum")};");
            return;
        }

        if (!product.Kind.FinishesLater)
        {
            writer.Member(store, $" => {Stored(activation.Apply(math, "sum"))};");
            return;
        }

        writer.Member(store, $" => {Stored("sum")};");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Open("public static void Finish(" + parameters);
        writer.Line("V sum = S.Load(ref y, offset);");
        writer.Line(Stored(activation.Apply(math, "sum")) + ";");
        writer.Close();
    }

    /// <summary>Returns the call that stores a vector; elements after the last column of the result are not changed.</summary>
    private string Stored(string value)
    {
        string inside = $"S.FirstLanes({Literals.Integer(product.N)} - n)";
        return $"S.Store({(product.NeedsMask ? $"S.Select({inside}, {value}, S.Load(ref y, offset))" : value)}, ref y, offset)";
    }

    private static string Length(Extent extent) => extent.Constant is { } length ? Literals.Integer(length) : "samples";

    private static void Number(CodeWriter writer, string name, long value) =>
        writer.Line(
            $"public static nuint {name} => {(value < 0 ? $"unchecked((nuint)({Literals.Integer(value)}))" : Literals.Integer(value))};"
        );
}
