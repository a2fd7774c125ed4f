using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The transforms of one line or column in F(4, 3) (Lavin and Gray 2016): Bᵀ of the image, G of the kernel and Aᵀ of the products, and backward A of
/// the gradient of the output and Gᵀ of the sums for the kernel's gradient. Applied to all columns of a tile and then to all lines, they
/// transform the tile. The points of the transforms are 0, ±p, ±q and ∞ with p = 5/8 and q = 3/2: with p = 1 and q = 2, as in the paper, rounding
/// errors are twice as large.
/// </summary>
internal static class TileTransform
{
    /// <summary>Emits the constants of <see cref="OfImage"/>.</summary>
    public static void DeclareOfImage(CodeWriter writer)
    {
        writer.Line("// The points of the transform are 0, ±p, ±q and ∞.");
        writer.Line("V p = S.Constant(5.0 / 8), q = S.Constant(3.0 / 2), minusP = S.Constant(-5.0 / 8), minusQ = S.Constant(-3.0 / 2);");
        writer.Line("V minusP2 = S.Constant(-25.0 / 64), minusQ2 = S.Constant(-9.0 / 4);");
        writer.Line("V product = S.Constant(225.0 / 256), minusSum = S.Constant(-169.0 / 64), a, b; // p² q², −(p² + q²)");
    }

    /// <summary>Emits Bᵀ: six numbers of the image become six places.</summary>
    /// <param name="place">Receives the number of a place and its expression.</param>
    public static void OfImage(CodeWriter writer, IReadOnlyList<string> d, Action<int, string> place)
    {
        FirstOfImage(writer, d, place);
        LastOfImage(writer, d, place);
    }

    /// <summary>Emits the places 0 to 2, which need all numbers but the last.</summary>
    public static void FirstOfImage(CodeWriter writer, IReadOnlyList<string> d, Action<int, string> place)
    {
        place(0, $"S.MultiplyAdd(minusSum, {d[2]}, S.MultiplyAdd(product, {d[0]}, {d[4]}))");
        writer.Line($"a = S.MultiplyAdd(minusQ2, {d[2]}, {d[4]});");
        writer.Line($"b = S.MultiplyAdd(minusQ2, {d[1]}, {d[3]});");
        place(1, "S.MultiplyAdd(p, b, a)");
        place(2, "S.MultiplyAdd(minusP, b, a)");
    }

    /// <summary>Emits the places 3 to 5, which need all numbers but the first.</summary>
    public static void LastOfImage(CodeWriter writer, IReadOnlyList<string> d, Action<int, string> place)
    {
        writer.Line($"a = S.MultiplyAdd(minusP2, {d[2]}, {d[4]});");
        writer.Line($"b = S.MultiplyAdd(minusP2, {d[1]}, {d[3]});");
        place(3, "S.MultiplyAdd(q, b, a)");
        place(4, "S.MultiplyAdd(minusQ, b, a)");
        place(5, $"S.MultiplyAdd(minusSum, {d[3]}, S.MultiplyAdd(product, {d[1]}, {d[5]}))");
    }

    /// <summary>Emits the constants of <see cref="OfKernel"/>.</summary>
    public static void DeclareOfKernel(CodeWriter writer)
    {
        writer.Line("// The points of the transform are 0, ±p, ±q and ∞ with p = 5/8 and q = 3/2.");
        writer.Line("V zero = S.Constant(256.0 / 225); // 1 / (p² q²)");
        writer.Line(
            "V p0 = S.Constant(-2048.0 / 2975), p1 = S.Constant(-256.0 / 595), p2 = S.Constant(-32.0 / 119); // 1, p, p² over 2 p² (p² − q²)"
        );
        writer.Line(
            "V q0 = S.Constant(128.0 / 1071), q1 = S.Constant(64.0 / 357), q2 = S.Constant(32.0 / 119), a, b; // 1, q, q² over 2 q² (q² − p²)"
        );
    }

    /// <summary>Emits G: three numbers of the kernel become six places.</summary>
    public static void OfKernel(CodeWriter writer, IReadOnlyList<string> g, Action<int, string> place)
    {
        place(0, $"S.Multiply(zero, {g[0]})");
        writer.Line($"a = S.MultiplyAdd(p0, {g[0]}, S.Multiply(p2, {g[2]}));");
        writer.Line($"b = S.Multiply(p1, {g[1]});");
        place(1, "S.Add(a, b)");
        place(2, "S.Subtract(a, b)");
        writer.Line($"a = S.MultiplyAdd(q0, {g[0]}, S.Multiply(q2, {g[2]}));");
        writer.Line($"b = S.Multiply(q1, {g[1]});");
        place(3, "S.Add(a, b)");
        place(4, "S.Subtract(a, b)");
        place(5, g[2]);
    }

    /// <summary>Emits the constants of <see cref="OfProducts"/>.</summary>
    public static void DeclareOfProducts(CodeWriter writer)
    {
        writer.Line("// p and q are the points of the transform, followed by their powers.");
        writer.Line("V p = S.Constant(5.0 / 8), p2 = S.Constant(25.0 / 64), p3 = S.Constant(125.0 / 512), a, b;");
        writer.Line("V q = S.Constant(3.0 / 2), q2 = S.Constant(9.0 / 4), q3 = S.Constant(27.0 / 8), c, d;");
    }

    /// <summary>Emits Aᵀ: six places become four numbers of the output.</summary>
    public static void OfProducts(CodeWriter writer, IReadOnlyList<string> m, Action<int, string> output)
    {
        writer.Line($"a = S.Add({m[1]}, {m[2]});");
        writer.Line($"b = S.Subtract({m[1]}, {m[2]});");
        writer.Line($"c = S.Add({m[3]}, {m[4]});");
        writer.Line($"d = S.Subtract({m[3]}, {m[4]});");
        output(0, $"S.Add(S.Add({m[0]}, a), c)");
        output(1, "S.MultiplyAdd(q, d, S.Multiply(p, b))");
        output(2, "S.MultiplyAdd(q2, c, S.Multiply(p2, a))");
        output(3, $"S.MultiplyAdd(q3, d, S.MultiplyAdd(p3, b, {m[5]}))");
    }

    /// <summary>Emits the constants of <see cref="OfGradient"/>.</summary>
    public static void DeclareOfGradient(CodeWriter writer)
    {
        writer.Line("// The points of the transform are 0, ±p, ±q and ∞.");
        writer.Line("V p = S.Constant(5.0 / 8), minusP = S.Constant(-5.0 / 8), p2 = S.Constant(25.0 / 64), a, b;");
        writer.Line("V q = S.Constant(3.0 / 2), minusQ = S.Constant(-3.0 / 2), q2 = S.Constant(9.0 / 4);");
    }

    /// <summary>Emits A: four numbers of the output's gradient become six places.</summary>
    public static void OfGradient(CodeWriter writer, IReadOnlyList<string> dy, Action<int, string> place)
    {
        place(0, dy[0]);
        writer.Line($"a = S.MultiplyAdd(p2, {dy[2]}, {dy[0]});");
        writer.Line($"b = S.MultiplyAdd(p2, {dy[3]}, {dy[1]});");
        place(1, "S.MultiplyAdd(p, b, a)");
        place(2, "S.MultiplyAdd(minusP, b, a)");
        writer.Line($"a = S.MultiplyAdd(q2, {dy[2]}, {dy[0]});");
        writer.Line($"b = S.MultiplyAdd(q2, {dy[3]}, {dy[1]});");
        place(3, "S.MultiplyAdd(q, b, a)");
        place(4, "S.MultiplyAdd(minusQ, b, a)");
        place(5, dy[3]);
    }

    /// <summary>Emits the constants of <see cref="OfKernelGradient"/>.</summary>
    public static void DeclareOfKernelGradient(CodeWriter writer)
    {
        DeclareOfKernel(writer);
        writer.Line("V c, d;");
    }

    /// <summary>Emits Gᵀ: six places become three numbers of the kernel's gradient.</summary>
    public static void OfKernelGradient(CodeWriter writer, IReadOnlyList<string> sums, Action<int, string> tap)
    {
        writer.Line($"a = S.Add({sums[1]}, {sums[2]});");
        writer.Line($"b = S.Subtract({sums[1]}, {sums[2]});");
        writer.Line($"c = S.Add({sums[3]}, {sums[4]});");
        writer.Line($"d = S.Subtract({sums[3]}, {sums[4]});");
        tap(0, $"S.MultiplyAdd(q0, c, S.MultiplyAdd(p0, a, S.Multiply(zero, {sums[0]})))");
        tap(1, "S.MultiplyAdd(q1, d, S.Multiply(p1, b))");
        tap(2, $"S.MultiplyAdd(q2, c, S.MultiplyAdd(p2, a, {sums[5]}))");
    }
}
