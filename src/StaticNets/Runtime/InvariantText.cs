using System.Globalization;
using System.Text;

namespace StaticNets.Runtime;

/// <summary>
/// Text with decimal points on every machine. The compiler writes a record's members as the current culture wants them, <c>Loss = 1,372</c>
/// beside messages with points; each public record of the library therefore overrides <c>ToString</c> with <see cref="OfRecord"/>.
/// </summary>
internal static class InvariantText
{
    /// <summary>A record as the compiler writes it: <c>Name { A = 1, B = 2 }</c>.</summary>
    /// <param name="name">Name of the record.</param>
    /// <param name="printMembers">Its own <c>PrintMembers</c>, which the compiler writes.</param>
    public static string OfRecord(string name, Func<StringBuilder, bool> printMembers) =>
        Run(() =>
        {
            StringBuilder text = new();
            text.Append(name).Append(" { ");
            if (printMembers(text))
            {
                text.Append(' ');
            }

            return text.Append('}').ToString();
        });

    /// <summary>What any object says of itself.</summary>
    public static string Of(object? value) => Run(() => value?.ToString() ?? "");

    // A delegate without arguments: a generic one over pairs brings the type loader, 200 kB, into every native program.
    private static string Run(Func<string> write)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
