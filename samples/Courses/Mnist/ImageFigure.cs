namespace Courses.Mnist;

/// <summary>Creates figures that are valid only for the images of one database.</summary>
internal static class ImageFigure
{
    /// <summary>
    /// Creates a figure that names the database of the images. The figure is skipped if the images are not from the course's database.
    /// </summary>
    /// <param name="own">The course's database.</param>
    /// <param name="data">The training or test data.</param>
    /// <param name="what">The quantity.</param>
    /// <param name="course">The course's figure, or the requirement, for the images of the course's database.</param>
    /// <param name="ours">The figure that StaticNets reached.</param>
    /// <param name="isReached">Whether the figure of StaticNets meets the requirement.</param>
    public static Figure Of(string own, IEnumerable<MnistData> data, string what, string course, string ours, bool isReached)
    {
        string found = string.Join(" and ", data.Select(each => each.Name).Distinct());
        string where = $"{what} on {found}";
        return found == own
            ? new Figure(where, course, ours, isReached)
            : Figure.Skip(where, $"{course} on {own}", ours, $"the images are {found}, not {own}");
    }
}
