using System.Globalization;

namespace StaticNets.Tests;

/// <summary>Runs code under a culture with a decimal comma.</summary>
internal static class CommaCulture
{
    public static T Run<T>(Func<T> action)
    {
        // Created by hand, because under invariant globalisation all named cultures are the same.
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
