using System.Globalization;
using System.Text;

namespace StaticNets.Runtime;

/// <summary>
/// Formats text with decimal points, whatever the current culture is. The compiler-generated <c>ToString</c> of a record formats numbers in
/// the current culture, such as <c>Loss = 1,372</c>; therefore each public record of the library overrides <c>ToString</c> with
/// <see cref="OfRecord"/>.
/// </summary>
internal static class InvariantText
{
    /// <summary>Formats a record like the compiler-generated <c>ToString</c>: <c>Name { A = 1, B = 2 }</c>.</summary>
    /// <param name="name">Name of the record.</param>
    /// <param name="printMembers">The record's own <c>PrintMembers</c>, which the compiler generates.</param>
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

    /// <summary>Returns the result of an object's <c>ToString</c> under the invariant culture; empty for <see langword="null"/>.</summary>
    public static string Of(object? value) => Run(() => value?.ToString() ?? "");

    // The delegate has no parameters: a delegate that takes a tuple would add the type loader of the runtime, 200 kB, to every native
    // program.
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
