using System.Globalization;

namespace Courses;

/// <summary>Formats integers with a space between groups of three digits: <c>109 386</c>.</summary>
internal static class Grouped
{
    public static string Text(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
