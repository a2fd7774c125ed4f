using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// <c>y[row, N] = f(x[row, K] · kernel[K, N] + bias[N])</c> for a network so small that a row takes a few dozen multiply-adds: K is
/// unrolled, and inlining leaves no call. A sum is split in four, since one multiply-add waits for the last of its sum and there are too few
/// columns to fill the time.
/// </summary>
internal sealed class RowProduct(
    Element element,
    string name,
    string summary,
    Buffer x,
    Buffer kernel,
    Buffer y,
    ActivationFunction? function
)
{
    private const int Parts = 4;

    // Broadcast, load and multiply-add for each k; the beginning of the sums, their addition and the store.
    private const int CallsPerTerm = 3;
    private const int CallsPerRow = 8;

    private long K => kernel.FixedRows;

    /// <summary>Vocabulary calls of the kernel.</summary>
    public static long Calls(long k, ActivationFunction? function) => (CallsPerTerm * k) + CallsPerRow + (function?.Cost ?? 0);

    public void Write(CodeWriter writer)
    {
        string t = element.Keyword;
        string columns = Literals.Integer(y.RowStride);
        int parts = (int)Math.Min(Parts, K);
        writer.Blank();
        writer.Summary(summary + (parts > 1 ? $"; each sum in {parts} parts" : ""));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Open($"private static void {name}(ref {t} x, ref {t} kernel, ref {t} bias, ref {t} y, nuint rows)");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint n = 0; n < {columns}; n += Lanes)");
        string starts = string.Join(", ", Enumerable.Range(1, parts - 1).Select(part => $"s{part} = S.Zero"));
        writer.Line($"V s0 = S.Load(ref bias, n){(parts > 1 ? ", " + starts : "")};");
        for (int k = 0; k < K; k++)
        {
            string a = k == 0 ? "x" : $"Unsafe.Add(ref x, {Literals.Integer(k)})";
            string b = k == 0 ? "n" : $"n + {Literals.Integer(k * kernel.RowStride)}";
            writer.Line($"s{k % parts} = S.MultiplyAdd(S.Broadcast({a}), S.Load(ref kernel, {b}), s{k % parts});");
        }

        string sum = Sum(0, parts);
        writer.Line($"S.Store({function?.Apply(element, sum) ?? sum}, ref y, n);");
        writer.Close();
        writer.Blank();
        writer.Line($"x = ref Unsafe.Add(ref x, {Literals.Integer(x.RowStride)});");
        writer.Line($"y = ref Unsafe.Add(ref y, {columns});");
        writer.Close();
        writer.Close();
    }

    private static string Sum(int first, int count) =>
        count == 1 ? $"s{first}" : $"S.Add({Sum(first, (count + 1) / 2)}, {Sum(first + ((count + 1) / 2), count / 2)})";
}
