using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The transforms of one line or column in F(4, 3) with the points 0, 1, −1, 2, −2 and ∞ (Lavin and Gray 2016): Bᵀ of the image, G of the kernel
/// and Aᵀ of the products. Applied to all columns of a tile and then to all lines, they transform the tile.
/// </summary>
internal static class TileTransform
{
    /// <summary>Emits Bᵀ: six numbers of the image become six places.</summary>
    /// <param name="place">Receives the number of a place and its expression.</param>
    public static void OfImage(CodeWriter writer, IReadOnlyList<string> d, Action<int, string> place)
    {
        place(0, $"S.MultiplyAdd(minusFive, {d[2]}, S.MultiplyAdd(four, {d[0]}, {d[4]}))");
        writer.Line($"a = S.MultiplyAdd(minusFour, {d[2]}, {d[4]});");
        writer.Line($"b = S.MultiplyAdd(minusFour, {d[1]}, {d[3]});");
        place(1, "S.Add(a, b)");
        place(2, "S.Subtract(a, b)");
        writer.Line($"a = S.Subtract({d[4]}, {d[2]});");
        writer.Line($"b = S.Subtract({d[3]}, {d[1]});");
        place(3, "S.MultiplyAdd(two, b, a)");
        place(4, "S.MultiplyAdd(minusTwo, b, a)");
        place(5, $"S.MultiplyAdd(minusFive, {d[3]}, S.MultiplyAdd(four, {d[1]}, {d[5]}))");
    }

    /// <summary>Emits G: three numbers of the kernel become six places.</summary>
    public static void OfKernel(CodeWriter writer, IReadOnlyList<string> g, Action<int, string> place)
    {
        place(0, $"S.Multiply(quarter, {g[0]})");
        writer.Line($"a = S.Multiply(minusSixth, S.Add({g[0]}, {g[2]}));");
        writer.Line($"b = S.Multiply(minusSixth, {g[1]});");
        place(1, "S.Add(a, b)");
        place(2, "S.Subtract(a, b)");
        writer.Line($"a = S.MultiplyAdd(twentyFourth, {g[0]}, S.Multiply(sixth, {g[2]}));");
        writer.Line($"b = S.Multiply(twelfth, {g[1]});");
        place(3, "S.Add(a, b)");
        place(4, "S.Subtract(a, b)");
        place(5, g[2]);
    }

    /// <summary>Emits Aᵀ: six places become four numbers of the output.</summary>
    public static void OfProducts(CodeWriter writer, IReadOnlyList<string> m, Action<int, string> output)
    {
        writer.Line($"a = S.Add({m[1]}, {m[2]});");
        writer.Line($"b = S.Subtract({m[1]}, {m[2]});");
        writer.Line($"c = S.Add({m[3]}, {m[4]});");
        writer.Line($"d = S.Subtract({m[3]}, {m[4]});");
        output(0, $"S.Add(S.Add({m[0]}, a), c)");
        output(1, "S.MultiplyAdd(two, d, b)");
        output(2, "S.MultiplyAdd(four, c, a)");
        output(3, $"S.Add(S.MultiplyAdd(eight, d, b), {m[5]})");
    }
}
