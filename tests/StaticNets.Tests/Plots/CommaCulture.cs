using System.Globalization;

namespace StaticNets.Tests;

/// <summary>Runs something as a machine would whose numbers have a decimal comma.</summary>
internal static class CommaCulture
{
    public static T Run<T>(Func<T> action)
    {
        // Built by hand: cultures by name are all alike under invariant globalization.
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.PercentDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = " ";
        comma.NumberFormat.NegativeSign = "minus";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = comma;
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
