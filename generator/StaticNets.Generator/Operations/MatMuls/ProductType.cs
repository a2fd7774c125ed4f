using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// Emits the type by which a product tells the shared tiles its distances and functions: a struct without fields, for which the JIT
/// compiler makes code of its own in which they are constants.
/// </summary>
/// <param name="function">The function that computes the product.</param>
internal sealed class ProductType(TiledProduct product, string function)
{
    public void Write(CodeWriter writer)
    {
        string element = product.Element.Keyword;
        writer.Blank();
        writer.Line($"""/// <summary>Lengths, distances and functions of <see cref="{function}"/>.</summary>""");
        writer.Open($"private readonly struct {product.TypeName} : {ProductInterface.For(product.Kind).Name}");
        if (product.Kind.IsFlat)
        {
            writer.Line($"public static nuint Rows(nuint samples) => {Length(product.M)};");
            writer.Line($"public static nuint Terms(nuint samples) => {Length(product.K)};");
            Number(writer, "Columns", product.N);
            writer.Line($"public static bool Accumulates => {(product.Accumulates ? "true" : "false")};");
        }
        else
        {
            Number(writer, "Terms", product.K.Constant!.Value);
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

        string begins = product.Start is ProductStart.Zero or ProductStart.ResultIfAccumulating ? "S.Zero" : "S.Load(ref start, offset)";
        writer.Line($"public static V Start(ref {element} start, nuint offset) => {begins};");
        WriteFinish(writer, element);
        string inside = $"S.FirstLanes({Literals.Integer(product.N)} - n)";
        string stored = product.NeedsMask ? $"S.Select({inside}, value, S.Load(ref y, offset))" : "value";
        writer.Line($"public static void Store(V value, ref {element} y, nuint offset, nuint n) => S.Store({stored}, ref y, offset);");
        writer.Close();
    }

    private void WriteFinish(CodeWriter writer, string element)
    {
        VectorMath math = VectorMath.Of(writer, element);
        string declaration = $"public static V Finish(V sum, ref {element} output, nuint offset)";
        if (product.DifferentiateThrough is not { } before)
        {
            writer.Member(declaration, $" => {product.Apply?.Apply(math, "sum") ?? "sum"};");
            return;
        }

        writer.Open(declaration);
        writer.Line("V y = S.Load(ref output, offset);");
        writer.Line($"return {before.Differentiate(math, "sum", "y")};");
        writer.Close();
    }

    private static string Length(Extent extent) => extent.Constant is { } length ? Literals.Integer(length) : "samples";

    private static void Number(CodeWriter writer, string name, long value) =>
        writer.Line($"public static nuint {name} => {Literals.Integer(value)};");
}
