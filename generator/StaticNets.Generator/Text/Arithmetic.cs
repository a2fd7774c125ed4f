namespace StaticNets.Generator.Text;

/// <summary>
/// C# text of sums, products and quotients of lengths. Constants are folded: a term of zero and a factor or divisor of one are left out.
/// Operands that are themselves operations are put in brackets.
/// </summary>
internal static class Arithmetic
{
    /// <summary>Returns <c>value * factor</c>.</summary>
    public static string Times(string value, long factor) =>
        factor == 0 || value == "0" ? "0"
        : factor == 1 ? value
        : $"{Bracketed(value)} * {Literals.Integer(factor)}";

    /// <summary>Returns <c>value / divisor</c>.</summary>
    public static string Over(string value, long divisor) => divisor == 1 ? value : $"{value} / {Literals.Integer(divisor)}";

    /// <summary>Returns the sum of the terms.</summary>
    public static string Sum(params string[] terms)
    {
        string[] present = [.. terms.Where(term => term != "0")];
        return present.Length switch
        {
            0 => "0",
            1 => present[0],
            _ => string.Join(" + ", present.Select(Bracketed)),
        };
    }

    /// <summary>Puts an operation in brackets; names, numbers and calls remain as they are.</summary>
    public static string Bracketed(string value)
    {
        int depth = 0;
        foreach (char symbol in value)
        {
            depth +=
                symbol == '(' ? 1
                : symbol == ')' ? -1
                : 0;
            if (symbol == ' ' && depth == 0)
            {
                return $"({value})";
            }
        }

        return value;
    }
}
