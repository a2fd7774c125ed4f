using System.Text;

namespace StaticNets.Generator.Text;

/// <summary>Writes indented C# text.</summary>
internal sealed class CodeWriter(SimpleNames? names = null, int indent = 0)
{
    private const int IndentWidth = 4;
    private const int MaxLength = 140;

    private readonly StringBuilder _text = new();
    private int _indent = indent;
    private bool _atBlockStart = true;
    private bool _blankPending;

    /// <summary>The names by which the written code refers to frequently used types; fully qualified names by default.</summary>
    public SimpleNames Names { get; } = names ?? SimpleNames.InFull;

    public void Line(string line)
    {
        WritePendingBlank();
        if (line.Length > 0)
        {
            _text.Append(' ', _indent * IndentWidth).Append(line);
        }

        _text.Append('\n');
        _atBlockStart = false;
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Writes an empty line before the next line, except directly after an opening brace or before a closing brace.</summary>
    public void Blank() => _blankPending = !_atBlockStart;

    /// <param name="alone">Whether to write only the opening brace, without the header.</param>
    public void Open(string header, bool alone = false)
    {
        if (!alone)
        {
            Line(header);
        }

        Line("{");
        _indent++;
        _atBlockStart = true;
    }

    public void Close(string suffix = "")
    {
        _blankPending = false;
        _indent--;
        Line("}" + suffix);
    }

    /// <summary>Increases the indentation while <paramref name="write"/> runs.</summary>
    public void Indented(Action write)
    {
        _indent++;
        _atBlockStart = true;
        write();
        _indent--;
    }

    public void Summary(string summary) => Line("/// <summary>" + XmlText.Escape(summary) + "</summary>");

    /// <summary>Writes a member and its body, <c> => …;</c>, on one line if they fit, otherwise with the body on the next line.</summary>
    public void Member(string declaration, string body)
    {
        if ((_indent * IndentWidth) + declaration.Length + body.Length <= MaxLength)
        {
            Line(declaration + body);
            return;
        }

        Line(declaration);
        _indent++;
        Line(body.TrimStart());
        _indent--;
    }

    /// <summary>Writes a statement on one line if it fits, otherwise with its parts on as few indented lines as possible.</summary>
    public void Wrapped(string head, IReadOnlyList<string> parts, string tail)
    {
        string single = head + string.Join(", ", parts) + tail;
        if ((_indent * IndentWidth) + single.Length <= MaxLength)
        {
            Line(single);
            return;
        }

        Line(head);
        _indent++;
        string line = "";
        for (int i = 0; i < parts.Count; i++)
        {
            string part = parts[i] + (i + 1 < parts.Count ? "," : tail);
            if (line.Length > 0 && (_indent * IndentWidth) + line.Length + 1 + part.Length > MaxLength)
            {
                Line(line);
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + part;
        }

        Line(line);
        _indent--;
    }

    /// <summary>Appends complete lines, which are already indented.</summary>
    public void Text(string lines)
    {
        WritePendingBlank();
        _text.Append(lines);
        _atBlockStart = false;
    }

    public override string ToString() => _text.ToString();

    private void WritePendingBlank()
    {
        if (_blankPending)
        {
            _text.Append('\n');
            _blankPending = false;
        }
    }
}
