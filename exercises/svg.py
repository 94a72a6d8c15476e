"""What the drawings of the pages share."""

INK = "#1c1c22"


def words(
    x: float, y: float, text: str, anchor: str = "middle", size: int = 13, weight: str = "normal", fill: str = INK
) -> str:
    """Words."""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{fill}">'
        f"{text}</text>"
    )
