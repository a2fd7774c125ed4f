using System.Globalization;
using System.Net;
using System.Text;
using Courses;

namespace Zoo.Pages;

/// <summary>The chart as one HTML file: each architecture with its declaration, picture, figures and file.</summary>
internal static class ZooPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="animals">The architectures in the order of the chart.</param>
    /// <param name="figures">The figures of each training.</param>
    /// <param name="pictures">Folder with the pictures.</param>
    public static string Write(
        IReadOnlyList<Animal> animals,
        IReadOnlyDictionary<Course, IReadOnlyList<Figure>> figures,
        DirectoryInfo pictures
    )
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>The zoo of neural networks</title>\n<style>\n"
        );
        html.Append(Style()).Append("</style>\n</head>\n<body>\n<h1>The zoo of neural networks</h1>\n");
        html.Append(
            "<p>Each architecture of the chart as a class: its declaration, what training it draws, and the figures that it reaches.</p>\n<nav>\n"
        );
        foreach (Animal animal in animals)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<a href=\"#{animal.Name}\"><b>{animal.Name.ToUpperInvariant()}</b> {Text(animal.Title)}</a>\n"
            );
        }

        html.Append("</nav>\n<main>\n");
        foreach (Animal animal in animals)
        {
            WriteAnimal(html, animal, figures[animal.Course], pictures);
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void WriteAnimal(StringBuilder html, Animal animal, IReadOnlyList<Figure> figures, DirectoryInfo pictures)
    {
        html.Append(
            CultureInfo.InvariantCulture,
            $"<article id=\"{animal.Name}\">\n<h2><b>{animal.Name.ToUpperInvariant()}</b> {Text(animal.Title)}</h2>\n"
        );
        html.Append(CultureInfo.InvariantCulture, $"<p>{Text(animal.Course.Summary)}</p>\n");
        foreach (string name in animal.Classes)
        {
            DeclarationText declaration = DeclarationText.Of(name);
            html.Append(
                CultureInfo.InvariantCulture,
                $"<pre><code>{Text(string.Join('\n', declaration.Lines))}</code></pre>\n<p class=\"file\">{Text(declaration.File)}</p>\n"
            );
        }

        foreach (string name in animal.Pictures)
        {
            byte[] picture = File.ReadAllBytes(Path.Combine(pictures.FullName, name + ".svg"));
            html.Append(
                CultureInfo.InvariantCulture,
                $"<img alt=\"{Text(animal.Title)}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(picture)}\">\n"
            );
        }

        html.Append("<dl>\n");
        foreach (Figure figure in figures)
        {
            string verdict = figure.IsReached ? "reached" : "missed";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<dt>{Text(figure.What)}</dt><dd class=\"{verdict}\">{Text(figure.Ours)} <small>must be: {Text(figure.Course)}</small></dd>\n"
            );
        }

        html.Append(
            CultureInfo.InvariantCulture,
            $"</dl>\n<p class=\"file\">dotnet run -c Release --project samples/Zoo -- {animal.Name}</p>\n</article>\n"
        );
    }

    private static string Style()
    {
        using StreamReader reader = new(typeof(ZooPage).Assembly.GetManifestResourceStream("zoo.css")!);
        return reader.ReadToEnd();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
