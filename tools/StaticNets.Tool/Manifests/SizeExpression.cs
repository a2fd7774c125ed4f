using System.Globalization;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>
/// Computes a size in a block, such as <c>"2 * filters"</c>: whole numbers and parameters, joined by <c>+ - * /</c> and parentheses. The
/// generator has checked it, with the parser of the compiler, which this tool does not carry.
/// </summary>
internal sealed class SizeExpression
{
    private readonly string _text;
    private readonly IReadOnlyDictionary<string, long> _sizes;
    private int _at;

    private SizeExpression(string text, IReadOnlyDictionary<string, long> sizes)
    {
        _text = text;
        _sizes = sizes;
    }

    /// <summary>Returns the value of an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="sizes">The parameters that it can name.</param>
    /// <exception cref="ToolException">The text is no such expression.</exception>
    public static int Compute(string text, IReadOnlyDictionary<string, long> sizes)
    {
        SizeExpression expression = new(text, sizes);
        long value = expression.Sum();
        return expression.Peek == '\0' && value is >= int.MinValue and <= int.MaxValue ? (int)value : throw expression.Fault();
    }

    /// <summary>The next character that is no space; <c>'\0'</c> at the end.</summary>
    private char Peek
    {
        get
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }

            return _at < _text.Length ? _text[_at] : '\0';
        }
    }

    private long Sum()
    {
        long value = Product();
        while (Peek is '+' or '-')
        {
            value = _text[_at++] == '+' ? value + Product() : value - Product();
        }

        return value;
    }

    private long Product()
    {
        long value = Factor();
        while (Peek is '*' or '/')
        {
            bool isProduct = _text[_at++] == '*';
            long other = Factor();
            value =
                isProduct ? value * other
                : other != 0 ? value / other
                : throw Fault();
        }

        return value;
    }

    private long Factor()
    {
        if (Peek == '(')
        {
            _at++;
            long value = Sum();
            return Peek == ')' ? Skip(value) : throw Fault();
        }

        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '@'))
        {
            _at++;
        }

        string word = _text[start.._at].TrimStart('@');
        return _sizes.TryGetValue(word, out long size) ? size
            : long.TryParse(word.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out long number) ? number
            : throw Fault();
    }

    private long Skip(long value)
    {
        _at++;
        return value;
    }

    private ToolException Fault() =>
        new(
            $"The size \"{_text}\" of a block is not understood: expected whole numbers, parameters of the block, + - * / and parentheses."
        );
}
