using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The matrix product of a network so small that a row takes a few dozen multiply-adds. It computes one row after the other, with k
/// unrolled, and is inlined so that no call is left. Each sum is split into four parts: a multiply-add must wait for the previous result of
/// its sum, and there are too few columns to compute other sums in that time.
/// </summary>
/// <param name="product">The operands; the rows are samples.</param>
/// <param name="length">Number of terms of each sum.</param>
internal sealed class RowProduct(TiledProduct product, long length)
{
    // Numbers of SIMD operations. Each k needs a broadcast, a load and a multiply-add; each row needs four initial values, three additions
    // of the partial sums, and a store.
    private const int CallsPerTerm = 3;
    private const int CallsPerRow = 8;

    /// <summary>Returns the number of SIMD operations of the function.</summary>
    public static long Calls(long k, ActivationFunction? function) => (CallsPerTerm * k) + CallsPerRow + (function?.Cost ?? 0);

    public void Write(CodeWriter writer)
    {
        int parts = (int)Math.Min(Tuning.UnrolledParts, length);
        writer.Blank();
        writer.Summary(product.Summary + (parts > 1 ? $"; each sum in {parts} parts, which do not wait for each other" : ""));
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Open($"private static void {product.Name}({string.Join(", ", product.Parameters())}, nuint rows)");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(product.N)}; n += Lanes)");
        string x = product.NameOf(ProductOperand.Left);
        string kernel = product.NameOf(ProductOperand.Right);
        string y = product.NameOf(ProductOperand.Result);
        string start = product.Start switch
        {
            ProductStart.Bias => "S.Load(ref bias, n)",
            ProductStart.Addend => "S.Load(ref addend, n)",
            ProductStart.Result => $"S.Load(ref {y}, n)",
            _ => "S.Zero",
        };
        string others = string.Concat(Enumerable.Range(1, parts - 1).Select(part => $", s{part} = S.Zero"));
        writer.Line($"V s0 = {start}{others};");
        string load = product.Kind.Widens ? "S.LoadWidened" : "S.Load";
        for (int k = 0; k < length; k++)
        {
            string term = k == 0 ? x : writer.Names.At(x, Literals.Integer(k));
            string offset = k == 0 ? "n" : $"n + {Literals.Integer(k * product.RightRowStride)}";
            writer.Line($"s{k % parts} = S.MultiplyAdd(S.Broadcast({term}), {load}(ref {kernel}, {offset}), s{k % parts});");
        }

        string sum = SumOfParts(0, parts);
        if (product.Apply is { } function)
        {
            writer.Line($"V z = {sum};");
            sum = function.Apply(VectorMath.Of(writer, product.Element.Keyword), "z");
        }
        else if (product.DifferentiateThrough is { } before)
        {
            writer.Line($"V sum = {sum};");
            writer.Line($"V output = S.Load(ref {product.NameOf(ProductOperand.Output)}, n);");
            sum = before.Differentiate(VectorMath.Of(writer, product.Element.Keyword), "sum", "output");
        }

        writer.Line($"S.Store({sum}, ref {y}, n);");
        writer.Close();
        writer.Blank();
        product.WriteMove(writer, rows: 1);
        writer.Close();
        writer.Close();
    }

    /// <summary>Returns the sum of parts <c>s0</c>, <c>s1</c>, …, added in pairs so that few additions wait for each other.</summary>
    /// <param name="first">The number of the first part.</param>
    public static string SumOfParts(int first, int count) =>
        count == 1 ? $"s{first}" : $"S.Add({SumOfParts(first, (count + 1) / 2)}, {SumOfParts(first + ((count + 1) / 2), count / 2)})";
}
